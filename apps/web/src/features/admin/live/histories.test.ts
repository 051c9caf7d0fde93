import { type Instance, LIVE_POINTS, LIVE_STEP_SECONDS } from '@parley/protocol'
import { expect, test } from 'vitest'
import { historiesById, withSecond } from './histories.ts'

const instance = (id: string, more: Partial<Instance> = {}): Instance => ({
  id,
  name: id,
  version: '1',
  startedAt: '2026-01-01T00:00:00.000Z',
  state: 'open',
  silentMs: 0,
  sockets: 5,
  rooms: 1,
  messagesPerSecond: 2,
  ackP50Ms: null,
  ackP95Ms: null,
  deliveriesPerSecond: 3,
  eventLoopDelayMs: 1,
  memoryBytes: 10,
  database: { isUp: true, ms: 4 },
  redis: null,
  journalWaiting: 0,
  ...more,
})

test('each step adds a point to those that live, and whoever is new begins with one', () => {
  let histories = historiesById([])
  for (let second = 1; second <= 2 * LIVE_STEP_SECONDS; second += 1) {
    const told = [
      instance('old', { state: second > LIVE_STEP_SECONDS ? 'gone' : 'open' }),
      instance('new', { sockets: second }),
    ]
    histories = withSecond(histories, told, second)
  }
  expect(histories.get('old')).toMatchObject({ sockets: [5], ackP95Ms: [0], databaseMs: [4] })
  expect(histories.get('new')?.sockets).toEqual([LIVE_STEP_SECONDS, 2 * LIVE_STEP_SECONDS])
})

test('an hour is kept', () => {
  let histories = historiesById([])
  for (let step = 1; step <= LIVE_POINTS + 3; step += 1)
    histories = withSecond(histories, [instance('a', { sockets: step })], step * LIVE_STEP_SECONDS)
  const sockets = histories.get('a')?.sockets ?? []
  expect([sockets.length, sockets[0], sockets.at(-1)]).toEqual([LIVE_POINTS, 4, LIVE_POINTS + 3])
})
