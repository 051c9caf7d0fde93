import type { Bootstrap, PersonalItem } from '@parley/protocol'
import type { OutboxEntry } from '../outbox/entry.ts'
import { answerOf, endOf, openDatabase } from './open-database.ts'
import { holdName, isNameHeld } from './owner-names.ts'
import type { CachedPersonal, CachedTimeline, ClientStorage } from './storage.ts'

const VERSION = 2

interface Tables {
  /** Waiting acts, of all tabs. */
  outbox: { readonly owner: string; readonly entry: OutboxEntry }
  /** One record, under `current`. */
  bootstrap: Bootstrap
  timelines: CachedTimeline
  /** One record, under `current`. */
  personal: CachedPersonal
  /** What waits to be told, of all tabs, by its key. */
  kept: PersonalItem
}

type Table = keyof Tables

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
  let database: Promise<IDBDatabase> | null = null
  let letGo = () => {}

  function connect(): Promise<IDBDatabase> {
    database ??= openDatabase({
      name,
      version: VERSION,
      upgrade(opened, from) {
        const missing: Table[] = []
        if (from < 1) missing.push('outbox', 'bootstrap', 'timelines')
        if (from < 2) missing.push('personal', 'kept')
        for (const table of missing) opened.createObjectStore(table)
      },
      onClosed() {
        database = null
      },
    })
    return database
  }

  async function get<T extends Table>(table: T, key: string): Promise<Tables[T] | undefined> {
    return answerOf((await connect()).transaction(table).objectStore(table).get(key))
  }
  async function getAll<T extends Table>(table: T): Promise<Tables[T][]> {
    return answerOf((await connect()).transaction(table).objectStore(table).getAll())
  }
  /** Resolves once it is kept. */
  async function write(tables: readonly Table[], act: (store: (table: Table) => IDBObjectStore) => unknown) {
    const transaction = (await connect()).transaction(tables, 'readwrite')
    const end = endOf(transaction)
    await Promise.all([act((table) => transaction.objectStore(table)), end])
  }
  const put = <T extends Table>(table: T, value: Tables[T], key: string) =>
    write([table], (store) => store(table).put(value, key))
  const remove = (table: Table, key: string) => write([table], (store) => store(table).delete(key))
  const clear = (tables: readonly Table[]) =>
    write(tables, (store) => {
      for (const table of tables) store(table).clear()
    })

  const lockName = (owner: string) => `${name}/${owner}`

  return {
    async open(owner) {
      letGo = await holdName(lockName(owner))
      await connect()
    },
    putEntry: (owner, entry) => put('outbox', { owner, entry }, entry.key),
    deleteEntry: (key) => remove('outbox', key),
    async adoptEntries(owner) {
      const held = await getAll('outbox')
      const others = new Set(held.map((each) => each.owner).filter((other) => other !== owner))
      const gone = new Set<string>()
      for (const other of others) if (!(await isNameHeld(lockName(other)))) gone.add(other)
      if (gone.size === 0) return []
      const adopted: OutboxEntry[] = []
      // Looked at again in one transaction: of two tabs that adopt at once, the second finds nothing.
      await write(['outbox'], async (store) => {
        const now: Tables['outbox'][] = await answerOf(store('outbox').getAll())
        for (const { owner: other, entry } of now) {
          if (!gone.has(other)) continue
          adopted.push(entry)
          store('outbox').put({ owner, entry }, entry.key)
        }
      })
      return adopted
    },

    readBootstrap: async () => (await get('bootstrap', 'current')) ?? null,
    writeBootstrap: (bootstrap) => put('bootstrap', bootstrap, 'current'),
    readTimeline: async (roomId) => (await get('timelines', roomId)) ?? null,
    writeTimeline: (timeline) => put('timelines', timeline, timeline.roomId),
    deleteTimeline: (roomId) => remove('timelines', roomId),
    async readPersonal() {
      const [cached, kept] = await Promise.all([get('personal', 'current'), getAll('kept')])
      return { cached: cached ?? null, kept }
    },
    writePersonal: (personal) => put('personal', personal, 'current'),
    keepItems: (items) =>
      write(['kept'], (store) => {
        for (const item of items) store('kept').put(item, item.key)
      }),
    dropItem: ({ key, value }) =>
      write(['kept'], async (store) => {
        const waiting: PersonalItem | undefined = await answerOf(store('kept').get(key))
        // Another tab may have kept another value meanwhile.
        if (waiting && JSON.stringify(waiting.value) === JSON.stringify(value)) store('kept').delete(key)
      }),
    dropCache: () => clear(['bootstrap', 'timelines', 'personal']),

    clear: () => clear(['bootstrap', 'timelines', 'outbox', 'personal', 'kept']),
    async close() {
      letGo()
      const open = database
      database = null
      if (open) (await open).close()
    },
  }
}
