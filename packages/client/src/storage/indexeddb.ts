import type { Bootstrap, PersonalItem } from '@parley/protocol'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { OutboxEntry } from '../outbox/entry.ts'
import { holdName, isNameHeld } from './owner-names.ts'
import type { CachedPersonal, CachedTimeline, ClientStorage } from './storage.ts'

const VERSION = 2

interface Tables extends DBSchema {
  /** Waiting acts, of all tabs. */
  outbox: { key: string; value: { readonly owner: string; readonly entry: OutboxEntry } }
  /** One record, under `current`. */
  bootstrap: { key: string; value: Bootstrap }
  timelines: { key: string; value: CachedTimeline }
  /** One record, under `current`. */
  personal: { key: string; value: CachedPersonal }
  /** What waits to be told, of all tabs, by its key. */
  kept: { key: string; value: PersonalItem }
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
      upgrade(database, oldVersion) {
        if (oldVersion < 1)
          for (const name of ['outbox', 'bootstrap', 'timelines'] as const) database.createObjectStore(name)
        if (oldVersion < 2) for (const name of ['personal', 'kept'] as const) database.createObjectStore(name)
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
    async readPersonal() {
      const open = await connect()
      const [cached, kept] = await Promise.all([open.get('personal', 'current'), open.getAll('kept')])
      return { cached: cached ?? null, kept }
    },
    async writePersonal(personal) {
      await (await connect()).put('personal', personal, 'current')
    },
    async keepItems(items) {
      const transaction = (await connect()).transaction('kept', 'readwrite')
      await Promise.all([...items.map((item) => transaction.store.put(item, item.key)), transaction.done])
    },
    async dropItem({ key, value }) {
      const transaction = (await connect()).transaction('kept', 'readwrite')
      const waiting = await transaction.store.get(key)
      // Another tab may have kept another value meanwhile.
      if (waiting && JSON.stringify(waiting.value) === JSON.stringify(value)) await transaction.store.delete(key)
      await transaction.done
    },
    async dropCache() {
      await clear(await connect(), ['bootstrap', 'timelines', 'personal'])
    },

    async clear() {
      await clear(await connect(), ['bootstrap', 'timelines', 'outbox', 'personal', 'kept'])
    },
    async close() {
      letGo()
      const open = database
      database = null
      if (open) (await open).close()
    },
  }
}

async function clear(
  database: IDBPDatabase<Tables>,
  names: ('bootstrap' | 'timelines' | 'outbox' | 'personal' | 'kept')[],
): Promise<void> {
  const transaction = database.transaction(names, 'readwrite')
  await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done])
}
