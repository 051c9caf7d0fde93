import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OutboxEntry } from '../outbox/entry.ts'
import { shown, World } from '../simulation/world.ts'
import { indexedDbStorage } from './indexeddb.ts'

import 'fake-indexeddb/auto'

/** Web Locks of one browser: a tab that is closed lets go of its own. */
class FakeLocks {
  readonly #held = new Map<string, () => void>()

  async request<T>(
    name: string,
    options: { ifAvailable?: boolean } | ((lock: object | null) => Promise<T>),
    callback?: (lock: object | null) => Promise<T>,
  ): Promise<T> {
    const use = typeof options === 'function' ? options : callback
    if (!use) throw new TypeError('no callback')
    if (this.#held.has(name)) return use(null)
    return new Promise<T>((resolve, reject) => {
      this.#held.set(name, () => reject(new Error('the tab is gone')))
      use({ name })
        .then(resolve, reject)
        .finally(() => this.#held.delete(name))
    })
  }

  closeTab(owner: string): void {
    for (const name of [...this.#held.keys()]) if (name.endsWith(owner)) this.#held.delete(name)
  }
}

let locks: FakeLocks

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  locks = new FakeLocks()
  vi.stubGlobal('navigator', { locks })
})
afterEach(() => vi.unstubAllGlobals())

function entryOf(key: string, order: number): OutboxEntry {
  return { kind: 'send', key, roomId: 'r', authorId: 'p', createdAt: order, order, refused: null, body: key }
}

async function tab(owner: string) {
  const storage = indexedDbStorage({ name: 'parley-p' })
  await storage.open(owner)
  return storage
}

test('an act belongs to the tab that made it as long as that tab lives', async () => {
  const first = await tab('first')
  const second = await tab('second')
  await first.putEntry('first', entryOf('a', 1))
  expect(await second.adoptEntries('second')).toEqual([])
  locks.closeTab('first')
  expect(await second.adoptEntries('second')).toEqual([entryOf('a', 1)])
})

test('of two tabs that adopt at once, one gets the act', async () => {
  const gone = await tab('gone')
  await gone.putEntry('gone', entryOf('a', 1))
  await gone.close()
  const [second, third] = [await tab('second'), await tab('third')]
  const adopted = await Promise.all([second.adoptEntries('second'), third.adoptEntries('third')])
  expect(adopted.flat()).toEqual([entryOf('a', 1)])
})

test('without Web Locks, as on plain http, what is there is adopted', async () => {
  vi.stubGlobal('navigator', {})
  const first = await tab('first')
  await first.putEntry('first', entryOf('a', 1))
  expect(await (await tab('second')).adoptEntries('second')).toEqual([entryOf('a', 1)])
})

test('a put and the delete after it leave nothing, though nobody waited between them', async () => {
  const storage = await tab('first')
  const puts = [storage.putEntry('first', entryOf('a', 1)), storage.deleteEntry('a')]
  await Promise.all(puts)
  await storage.close()
  expect(await (await tab('second')).adoptEntries('second')).toEqual([])
})

test('dropping the cache keeps the outbox; clearing keeps nothing', async () => {
  const storage = await tab('first')
  await storage.putEntry('first', entryOf('a', 1))
  const timeline = { roomId: 'r', epoch: 'e', rev: 3, messages: [], people: [], hasOlder: false }
  await storage.writeTimeline(timeline)
  expect(await storage.readTimeline('r')).toEqual(timeline)
  await storage.dropCache()
  expect(await storage.readTimeline('r')).toBeNull()
  await storage.close()
  const second = await tab('second')
  expect(await second.adoptEntries('second')).toHaveLength(1)
  await second.clear()
  await second.close()
  expect(await (await tab('third')).adoptEntries('third')).toEqual([])
})

test('I3 I10 a tab that is closed while offline leaves its acts to another tab, which delivers each once', async () => {
  const world = new World()
  const ann = world.person('ann')
  const room = world.room('general', ann)
  // The database lives in real time: simulated time must not run far ahead of it.
  const settle = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 20) await world.wait(20)
  }
  const first = world.device(ann, { storage: indexedDbStorage({ name: 'parley-ann' }) })
  first.client.connect()
  await settle(500)
  first.network.isDown = true
  first.network.cut()
  for (const body of ['one', 'two']) first.client.send(room.id, body)
  await settle(500)
  const second = world.device(ann, { storage: indexedDbStorage({ name: 'parley-ann' }) })
  second.client.connect()
  await settle(500)
  void second.client.open(room.id)
  await settle(40_000)
  expect(shown(second, room)).toEqual([])
  await first.client.close()
  await settle(40_000)
  expect(shown(second, room)).toEqual(['one', 'two'])
  expect(world.server.messages(room).map(({ body }) => body)).toEqual(['one', 'two'])
  expect(second.client.outboxSize.getSnapshot()).toBe(0)
})

test('forgetting deletes what this person stored on this device', async () => {
  const world = new World()
  const ann = world.person('ann')
  const room = world.room('general', ann)
  const device = world.device(ann, { storage: indexedDbStorage({ name: 'parley-ann' }) })
  device.client.connect()
  for (let step = 0; step < 20; step++) await world.wait(100)
  device.network.isDown = true
  device.network.cut()
  device.client.send(room.id, 'secret')
  for (let step = 0; step < 20; step++) await world.wait(100)
  const forgotten = device.client.forget()
  for (let step = 0; step < 20; step++) await world.wait(1)
  await forgotten
  const next = indexedDbStorage({ name: 'parley-ann' })
  await next.open('next')
  expect(await next.adoptEntries('next')).toEqual([])
  expect(await next.readBootstrap()).toBeNull()
})
