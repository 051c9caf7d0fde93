import type { PresenceState } from '@parley/protocol'
import type { ParleyClient, Store } from '../api.ts'
import { type Clock, systemClock } from '../clock/clock.ts'

/** Rows that come and go on a screen within this are one question. */
const ASK_AFTER_MS = 100
const RETRY_AFTER_MS = 5_000
/** `presence.watch` takes no more. */
const MOST_WATCHED = 500

/** Who is there, of those whom somebody looks at. Loaded apart from the client, so that a page stands without it. */
export interface ClientPresence {
  /**
   * How one person is; the same store for the same person. They are watched while the store is subscribed to.
   * Undefined until the server told.
   */
  of(personId: string): Store<PresenceState | undefined>
  /** Watches these people as well; returns the way to stop. */
  watch(personIds: readonly string[]): () => void
  /** Tells whether somebody is at this device, now and after each reconnect. A client that never tells is active. */
  report(active: boolean): void
  close(): void
}

type Needs = Pick<ParleyClient, 'call' | 'connection' | 'on'>

export function openPresence(client: Needs, clock: Clock = systemClock): ClientPresence {
  const states = new Map<string, PresenceState>()
  const stores = new Map<string, Store<PresenceState | undefined>>()
  const listeners = new Map<string, Set<() => void>>()
  /** How many look at each. */
  const looks = new Map<string, number>()
  let active: boolean | null = null
  let asked = ''
  let cancel: (() => void) | null = null
  let cancelTelling = () => {}

  const isOnline = () => client.connection.getSnapshot().status === 'online'
  const askSoon = (delayMs = ASK_AFTER_MS) => {
    cancel ??= clock.after(delayMs, () => void ask())
  }
  function set(personId: string, state: PresenceState): void {
    if (states.get(personId) === state || !(looks.has(personId) || states.has(personId))) return
    states.set(personId, state)
    for (const listener of [...(listeners.get(personId) ?? [])]) listener()
  }
  async function ask(): Promise<void> {
    cancel = null
    const personIds = [...looks.keys()].slice(-MOST_WATCHED)
    const key = personIds.toSorted().join()
    if (key === asked || !isOnline()) return
    asked = key
    for (const personId of states.keys()) if (!looks.has(personId)) states.delete(personId)
    try {
      const { presences } = await client.call('presence.watch', { personIds })
      for (const { personId, state } of presences) set(personId, state)
    } catch {
      asked = ' '
      askSoon(RETRY_AFTER_MS)
    }
  }
  function tell(): void {
    cancelTelling()
    if (active === null || !isOnline()) return
    client.call('presence.report', { active }).catch(() => {
      cancelTelling()
      cancelTelling = clock.after(RETRY_AFTER_MS, tell)
    })
  }
  function look(personId: string): () => void {
    looks.set(personId, (looks.get(personId) ?? 0) + 1)
    askSoon()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      const left = (looks.get(personId) ?? 1) - 1
      if (left > 0) looks.set(personId, left)
      else looks.delete(personId)
      askSoon()
    }
  }

  // A new connection watches nobody, and counts as active.
  const begin = () => {
    tell()
    asked = ''
    void ask()
  }
  let wasOnline = false
  const connected = () => {
    const isNew = isOnline() && !wasOnline
    wasOnline = isOnline()
    if (isNew) begin()
  }
  const stops = [
    client.on('presenceChanged', ({ presences }) => {
      for (const { personId, state } of presences) set(personId, state)
    }),
    client.connection.subscribe(connected),
    client.on('moved', begin),
    () => cancel?.(),
    () => cancelTelling(),
  ]
  connected()

  return {
    of(personId) {
      const known = stores.get(personId)
      if (known) return known
      const store: Store<PresenceState | undefined> = {
        getSnapshot: () => states.get(personId),
        subscribe(onChange) {
          const listener = () => onChange()
          listeners.set(personId, (listeners.get(personId) ?? new Set()).add(listener))
          const stop = look(personId)
          return () => {
            listeners.get(personId)?.delete(listener)
            stop()
          }
        },
      }
      stores.set(personId, store)
      return store
    },
    watch(personIds) {
      const stopAll = personIds.map(look)
      return () => {
        for (const stop of stopAll) stop()
      }
    },
    report(next) {
      if (active === next) return
      active = next
      tell()
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}
