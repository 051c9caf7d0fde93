import { type PersonalItem, Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { systemClock } from '../clock/clock.ts'
import { Pauses } from '../clock/pauses.ts'
import { Disconnected, type Request } from '../connection/requests.ts'
import { News } from '../news/news.ts'
import { memoryStorage } from '../storage/memory.ts'
import { Batch } from '../stores/batch.ts'
import { Workspace } from '../workspace/workspace.ts'
import { Personal } from './personal.ts'

const EPOCH = '00000000-0000-4000-8000-000000000001'

/** A server that keeps what it is told; `lost` answers are never heard of. */
function openServer() {
  const items = new Map<string, Record<string, unknown> | null>()
  const server = {
    head: 1,
    online: true,
    lost: 0,
    refuse: (_item: PersonalItem): Refusal | null => null,
    asked: 0,
    items,
  }
  const request = (async (
    name: string,
    input: { items?: { key: string; value: Record<string, unknown> | null }[] },
  ) => {
    if (!server.online) throw new Disconnected()
    server.asked += 1
    if (name === 'personal.list') {
      const kept = [...items].map(([key, value]) => ({ key, value })).filter(({ value }) => value !== null)
      return { roomId: EPOCH, epoch: EPOCH, head: server.head, items: kept }
    }
    for (const item of input.items ?? []) {
      const refusal = server.refuse(item)
      if (refusal) throw refusal
    }
    for (const { key, value } of input.items ?? []) {
      items.set(key, value)
      server.head += 1
    }
    if (server.lost > 0) {
      server.lost -= 1
      throw new Disconnected()
    }
    return { roomId: EPOCH, head: server.head }
  }) as unknown as Request
  const batch = new Batch((run) => queueMicrotask(run))
  const workspace = new Workspace(batch)
  workspace.set({ epoch: EPOCH, rooms: [], me: { id: EPOCH } } as never)
  const storage = memoryStorage()
  const news = new News()
  const open = () =>
    new Personal({
      request,
      isOnline: () => server.online,
      pauses: new Pauses(systemClock),
      random: () => 0,
      batch,
      workspace,
      storage,
      news,
      touch: () => {},
      log: () => {},
    })
  return { server, open, storage, news }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

test('what is kept is shown at once, told once, and stays', async () => {
  const { server, open } = openServer()
  const personal = open()
  personal.keep([{ key: 'setting:a', value: { value: 1 } }])
  personal.keep([{ key: 'setting:a', value: { value: 2 } }])
  expect(personal.store.getSnapshot().get('setting:a')).toEqual({ value: 2 })
  await settle()
  expect(server.items.get('setting:a')).toEqual({ value: 2 })
  expect(server.asked).toBe(1)
  expect(personal.store.getSnapshot().get('setting:a')).toEqual({ value: 2 })
})

test('what is kept offline goes when the server is back, also where the first answer was lost', async () => {
  const { server, open } = openServer()
  const personal = open()
  server.online = false
  personal.keep([{ key: 'setting:a', value: { value: 1 } }])
  await settle()
  expect(server.items.size).toBe(0)
  expect(personal.isTold.getSnapshot()).toBe(false)
  server.online = true
  server.lost = 1
  personal.reached(server.head)
  await settle()
  personal.reached(server.head)
  await settle()
  expect(server.items.get('setting:a')).toEqual({ value: 1 })
  expect(personal.isTold.getSnapshot()).toBe(true)
  personal.keep([{ key: 'setting:a', value: null }])
  expect(personal.store.getSnapshot().has('setting:a')).toBe(false)
  await settle()
  expect(server.items.get('setting:a')).toBe(null)
})

test('an older word on a key does not undo a newer one, and a whole reading removes what is gone', async () => {
  const { server, open } = openServer()
  server.items.set('setting:a', { value: 1 })
  server.items.set('setting:b', { value: 1 })
  server.head = 10
  const personal = open()
  personal.take({ type: 'personal', rev: 12, item: { key: 'setting:a', value: { value: 3 } } })
  personal.reached(10)
  await settle()
  personal.take({ type: 'personal', rev: 11, item: { key: 'setting:a', value: { value: 2 } } })
  expect(Object.fromEntries(personal.store.getSnapshot())).toEqual({
    'setting:a': { value: 3 },
    'setting:b': { value: 1 },
  })
  server.items.set('setting:b', null)
  server.head = 13
  personal.reached(13)
  await settle()
  expect(personal.store.getSnapshot().has('setting:b')).toBe(false)
  // From before the reading: it was gone by then.
  personal.take({ type: 'personal', rev: 12, item: { key: 'setting:b', value: { value: 1 } } })
  expect(personal.store.getSnapshot().has('setting:b')).toBe(false)
})

test('what the server will not have is taken back and told; what was kept with it goes', async () => {
  const { server, open, news, storage } = openServer()
  server.refuse = ({ key }) => (key === 'setting:bad' ? new Refusal('PERSONAL_INVALID') : null)
  const personal = open()
  const refused: string[] = []
  news.on('keepRefused', ({ item }) => refused.push(item.key))
  personal.keep(['setting:a', 'setting:bad', 'setting:b'].map((key) => ({ key, value: { value: 1 } })))
  await settle()
  expect([...personal.store.getSnapshot().keys()].sort()).toEqual(['setting:a', 'setting:b'])
  expect([...server.items.keys()].sort()).toEqual(['setting:a', 'setting:b'])
  expect(refused).toEqual(['setting:bad'])
  expect((await storage.readPersonal()).kept).toEqual([])
})

test('what was kept offline survives the end of the app, as does what was known', async () => {
  const { server, open, storage } = openServer()
  server.items.set('setting:a', { value: 1 })
  const first = open()
  first.reached(1)
  await settle()
  server.online = false
  first.keep([{ key: 'setting:b', value: { value: 2 } }])
  const cached = first.toCached()
  if (cached) await storage.writePersonal(cached)

  const second = open()
  second.recall([{ key: 'setting:a', value: { value: 0 } }])
  await second.restore()
  expect(second.isComplete.getSnapshot()).toBe(false)
  expect(Object.fromEntries(second.store.getSnapshot())).toEqual({
    'setting:a': { value: 1 },
    'setting:b': { value: 2 },
  })
  server.online = true
  second.reached(0)
  await settle()
  expect(server.items.get('setting:b')).toEqual({ value: 2 })
  expect(second.isComplete.getSnapshot()).toBe(true)
  expect((await storage.readPersonal()).kept).toEqual([])
})

test('what went with a link that another has replaced is told again, without a new hello', async () => {
  const { server, open, storage } = openServer()
  const personal = open()
  personal.reached(1)
  await settle()
  server.lost = 2
  personal.keep([{ key: 'setting:a', value: { value: 1 } }])
  await expect.poll(async () => (await storage.readPersonal()).kept, { timeout: 10_000 }).toEqual([])
  expect([server.lost, server.items.get('setting:a')]).toEqual([0, { value: 1 }])
})
