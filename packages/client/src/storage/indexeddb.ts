import type { Bootstrap } from '@parley/protocol'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { OutboxEntry } from '../outbox/entry.ts'
import { holdName, isNameHeld } from './owner-names.ts'
import type { CachedTimeline, ClientStorage } from './storage.ts'

const VERSION = 1

interface Tables extends DBSchema {
  /** Waiting acts, of all tabs. */
  outbox: { key: string; value: { readonly owner: string; readonly entry: OutboxEntry } }
  /** One record, under `current`. */
  bootstrap: { key: string; value: Bootstrap }
  timelines: { key: string; value: CachedTimeline }
}

export interface IndexedDbOptions {
  /** Name of the database. It must hold the person's id: two people may use one browser. */
  readonly name: string
}

/**
 * Keeps the outbox and the cache in the browser, shared by all tabs of the person. An act is its own tab's until that
 * tab is gone: each tab holds a Web Lock as long as it lives. Where there are no Web Locks (pages on plain http), an
 * act may be sent by two tabs; its client id makes that one message.
 */
export function indexedDbStorage({ name }: IndexedDbOptions): ClientStorage {
  let database: Promise<IDBPDatabase<Tables>> | null = null
  let letGo = () => {}

  function connect(): Promise<IDBPDatabase<Tables>> {
    database ??= openDB<Tables>(name, VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('outbox')
        fresh.createObjectStore('bootstrap')
        fresh.createObjectStore('timelines')
      },
      // A newer version of the app in another tab must not wait for this one.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated() {
        database = null
      },
    })
    return database
  }

  const lockName = (owner: string) => `${name}/${owner}`

  return {
    async open(owner) {
      letGo = await holdName(lockName(owner))
      await connect()
    },
    async putEntry(owner, entry) {
      await (await connect()).put('outbox', { owner, entry }, entry.key)
    },
    async deleteEntry(key) {
      await (await connect()).delete('outbox', key)
    },
    async adoptEntries(owner) {
      const held = await (await connect()).getAll('outbox')
      const others = new Set(held.map((each) => each.owner).filter((other) => other !== owner))
      const gone = new Set<string>()
      for (const other of others) if (!(await isNameHeld(lockName(other)))) gone.add(other)
      if (gone.size === 0) return []
      // Looked at again in one transaction: of two tabs that adopt at once, the second finds nothing.
      const transaction = (await connect()).transaction('outbox', 'readwrite')
      const adopted: OutboxEntry[] = []
      for await (const cursor of transaction.store) {
        if (!gone.has(cursor.value.owner)) continue
        adopted.push(cursor.value.entry)
        await cursor.update({ owner, entry: cursor.value.entry })
      }
      await transaction.done
      return adopted
    },

    async readBootstrap() {
      return (await (await connect()).get('bootstrap', 'current')) ?? null
    },
    async writeBootstrap(bootstrap) {
      await (await connect()).put('bootstrap', bootstrap, 'current')
    },
    async readTimeline(roomId) {
      return (await (await connect()).get('timelines', roomId)) ?? null
    },
    async writeTimeline(timeline) {
      await (await connect()).put('timelines', timeline, timeline.roomId)
    },
    async deleteTimeline(roomId) {
      await (await connect()).delete('timelines', roomId)
    },
    async dropCache() {
      await clear(await connect(), ['bootstrap', 'timelines'])
    },

    async clear() {
      await clear(await connect(), ['bootstrap', 'timelines', 'outbox'])
    },
    async close() {
      letGo()
      const open = database
      database = null
      if (open) (await open).close()
    },
  }
}

async function clear(database: IDBPDatabase<Tables>, names: ('bootstrap' | 'timelines' | 'outbox')[]): Promise<void> {
  const transaction = database.transaction(names, 'readwrite')
  await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done])
}
