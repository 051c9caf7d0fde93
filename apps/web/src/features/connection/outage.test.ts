import type { ConnectionState } from '@parley/client'
import { describe, expect, test } from 'vitest'
import { connOf, FINE, followOutage, NOTHING, type Outage, type OutageEvent, outageEventOf } from './outage.ts'

const after = (...events: OutageEvent[]): Outage => events.reduce(followOutage, FINE)
const lost = { type: 'lost', at: 1_000 } as const
const late = { type: 'late' } as const
const restored = { type: 'restored' } as const
const synced = (messages: number, sent = 0) => ({ type: 'synced', messages, sent }) as const

describe('followOutage', () => {
  test('a loss that heals before it is told of leaves no trace', () => {
    expect(after(lost, restored)).toEqual(FINE)
    expect(after(lost, synced(3), restored)).toEqual(FINE)
  })

  test('a loss is told of when it lasts, and then its end is, with what was synced', () => {
    expect(after(lost, late)).toEqual({ phase: 'lost', since: 1_000, told: true, caughtUp: NOTHING })
    expect(after(lost, late, synced(4), restored)).toEqual({ phase: 'back', caughtUp: { messages: 4, sent: 0 } })
    expect(after(lost, late, restored, synced(4), synced(2), synced(0, 1), synced(0, 1))).toEqual({
      phase: 'back',
      caughtUp: { messages: 6, sent: 2 },
    })
    expect(after(lost, late, restored, { type: 'settled' })).toEqual(FINE)
  })

  test('failed attempts in between do not begin the outage anew', () => {
    expect(after(lost, { type: 'lost', at: 9_000 })).toMatchObject({ since: 1_000 })
  })

  test('a second loss while the end of the first is shown begins quietly', () => {
    expect(after(lost, late, restored, { type: 'lost', at: 9_000 })).toEqual({
      phase: 'lost',
      since: 9_000,
      told: false,
      caughtUp: NOTHING,
    })
  })

  test('what does not apply changes nothing', () => {
    for (const event of [late, restored, synced(1), { type: 'settled' } as const]) expect(after(event)).toBe(FINE)
  })
})

const waiting: ConnectionState = { status: 'waiting', attempt: 1, retryAt: 2_000, offlineSince: 500, reason: null }

test('whatever says since when it is offline is a loss, and so is a browser without network; only online heals it', () => {
  expect(outageEventOf(waiting, true, 900)).toEqual({ type: 'lost', at: 500 })
  expect(outageEventOf({ status: 'connecting', attempt: 2, offlineSince: 500 }, true, 900)).toEqual({
    type: 'lost',
    at: 500,
  })
  expect(outageEventOf({ status: 'online', since: 0 }, false, 900)).toEqual({ type: 'lost', at: 900 })
  expect(outageEventOf({ status: 'connecting', attempt: 1, offlineSince: null }, true, 900)).toBeNull()
  expect(outageEventOf({ status: 'syncing', offlineSince: null }, true, 900)).toBeNull()
  expect(outageEventOf({ status: 'online', since: 0 }, true, 900)).toEqual(restored)
})

test('data-conn is offline only once the outage was told of, or the browser says so', () => {
  expect(connOf({ status: 'online', since: 0 }, FINE, true)).toBe('online')
  expect(connOf({ status: 'online', since: 0 }, FINE, false)).toBe('offline')
  expect(connOf({ status: 'idle' }, FINE, true)).toBe('connecting')
  expect(connOf(waiting, after(lost), true)).toBe('connecting')
  expect(connOf(waiting, after(lost, late), true)).toBe('offline')
  expect(connOf({ status: 'connecting', attempt: 3, offlineSince: 500 }, after(lost, late), true)).toBe('offline')
  expect(connOf({ status: 'ended', reason: null }, FINE, true)).toBe('offline')
})
