import { createMemoryInstanceStore, type Principal } from '@parley/core'
import { instanceReport } from '@parley/core/fixtures/instances-contract'
import type { EventPayload } from '@parley/protocol'
import { Refusal } from '@parley/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLive } from './live.ts'

type Told = EventPayload<'live.changed'>
const principal = {} as Principal

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function setUp() {
  const store = createMemoryInstanceStore(() => Date.now())
  const read = vi.spyOn(store, 'read')
  const told: Told[] = []
  const { id: _, ...measured } = instanceReport()
  const setting = { isConnected: true, isAdmin: true, sockets: 0 }
  const live = createLive({
    store,
    measures: { take: () => measured, countSockets: () => setting.sockets, close() {} },
    redis: null,
    state: () => 'open',
    send(_connectionId, payload) {
      told.push(payload)
      return setting.isConnected
    },
    async check() {
      if (!setting.isAdmin) throw new Refusal('NOT_AN_ADMIN')
    },
  })
  live.begin(3001)
  await vi.advanceTimersByTimeAsync(500)
  return { live, store, read, told, setting }
}

test('while nobody watches only the sign of life is given', async () => {
  const { live, read, told } = await setUp()
  await vi.advanceTimersByTimeAsync(10_000)
  expect([read.mock.calls.length, told.length]).toEqual([0, 0])
  await live.watch('a', principal)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(told).toHaveLength(3)
  live.leave('a')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(told).toHaveLength(3)
})

test('whoever is not connected any more, or no admin, is told nothing more', async () => {
  const { live, told, setting } = await setUp()
  await live.watch('a', principal)
  setting.isConnected = false
  await vi.advanceTimersByTimeAsync(3_000)
  expect(told).toHaveLength(1)
  setting.isConnected = true
  await live.watch('b', principal)
  setting.isAdmin = false
  await vi.advanceTimersByTimeAsync(20_000)
  expect(told.length).toBeLessThan(1 + 6)
})

test('what is silent is gone, and is named until the same place has another', async () => {
  const { live, store, told } = await setUp()
  const before = instanceReport({ name: 'there:3002', startedAt: '2026-01-01T00:00:00.000Z' })
  await store.beat(before, [])
  await vi.advanceTimersByTimeAsync(6_000)
  await live.watch('a', principal)
  await vi.advanceTimersByTimeAsync(1_000)
  const there = () => told.at(-1)?.instances.filter(({ name }) => name === before.name)
  expect(there()).toMatchObject([{ id: before.id, state: 'gone' }])
  const next = instanceReport({ name: before.name, startedAt: '2026-01-02T00:00:00.000Z', state: 'starting' })
  await store.beat(next, [])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(there()).toMatchObject([{ id: next.id, state: 'starting' }])
})

test('who came since the last sign is counted here, and elsewhere whoever the last sign told of', async () => {
  const { live, store, read, setting } = await setUp()
  await store.beat(instanceReport({ name: 'there:3002', sockets: 20 }), [])
  await store.beat(instanceReport({ name: 'ended:3003', sockets: 300, state: 'ended' }), [])
  setting.sockets = 1
  expect(await live.countConnections()).toBe(21)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(await live.countConnections()).toBe(1)
  read.mockRejectedValueOnce(new Error('Redis is away'))
  expect(await live.countConnections()).toBe(null)
})
