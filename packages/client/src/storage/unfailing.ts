import type { Clock } from '../clock/clock.ts'
import type { Log } from '../options.ts'
import type { ClientStorage } from './storage.ts'

/** IndexedDB can hang for ever (blocked upgrades, Safari after a restart). */
const TIMEOUT_MS = 3_000
const MOST_FAILURES = 3

/**
 * A storage that never rejects and never hangs: in private mode, over quota or with a broken disk the SDK goes on in
 * memory, and says so once. What could not be written is still sent; it only does not survive a reload.
 */
export function unfailing(storage: ClientStorage, clock: Clock, log: Log): ClientStorage {
  let failures = 0
  let over = false

  function attempt<T>(what: string, call: () => Promise<T>, instead: T): Promise<T> {
    // What a person wants deleted is not left behind for an earlier fault.
    if (over && what !== 'clear') return Promise.resolve(instead)
    return new Promise((resolve) => {
      const failed = (error: unknown, forGood: boolean) => {
        failures += 1
        if (!over && (forGood || failures >= MOST_FAILURES)) {
          over = true
          log('warn', 'storage is out of order, going on in memory', { what, error: String(error) })
        }
        resolve(instead)
      }
      const cancel = clock.after(TIMEOUT_MS, () => failed('timeout', true))
      Promise.resolve()
        .then(call)
        .then(
          (value) => {
            // Late, as after a sleep that held back the answer but not the timer, it is in order all the same.
            over = false
            failures = 0
            resolve(value)
          },
          (error: unknown) => failed(error, what === 'open'),
        )
        .finally(cancel)
    })
  }

  return {
    open: (owner) => attempt('open', () => storage.open(owner), undefined),
    putEntry: (owner, entry) => attempt('putEntry', () => storage.putEntry(owner, entry), undefined),
    deleteEntry: (key) => attempt('deleteEntry', () => storage.deleteEntry(key), undefined),
    adoptEntries: (owner) => attempt('adoptEntries', () => storage.adoptEntries(owner), []),
    readBootstrap: () => attempt('readBootstrap', () => storage.readBootstrap(), null),
    writeBootstrap: (bootstrap) => attempt('writeBootstrap', () => storage.writeBootstrap(bootstrap), undefined),
    readTimeline: (roomId) => attempt('readTimeline', () => storage.readTimeline(roomId), null),
    writeTimeline: (timeline) => attempt('writeTimeline', () => storage.writeTimeline(timeline), undefined),
    deleteTimeline: (roomId) => attempt('deleteTimeline', () => storage.deleteTimeline(roomId), undefined),
    readPersonal: () => attempt('readPersonal', () => storage.readPersonal(), { cached: null, kept: [] }),
    writePersonal: (personal) => attempt('writePersonal', () => storage.writePersonal(personal), undefined),
    keepItems: (items) => attempt('keepItems', () => storage.keepItems(items), undefined),
    dropItem: (item) => attempt('dropItem', () => storage.dropItem(item), undefined),
    dropCache: () => attempt('dropCache', () => storage.dropCache(), undefined),
    clear: () => attempt('clear', () => storage.clear(), undefined),
    close: () => attempt('close', () => storage.close(), undefined),
  }
}
