import { Refusal } from '@parley/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullJitterMs, moveWaitMs, waitMs } from './backoff.ts'

test('the wait lies anywhere between nothing and a bound that doubles up to 15 s', () => {
  const almostOne = () => 0.999_999
  expect([0, 1, 2, 3, 4, 5, 6, 100].map((failures) => Math.round(fullJitterMs(failures, almostOne)))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
  ])
  expect(fullJitterMs(4, () => 0)).toBe(0)
})

test('nobody comes back before the moment that the server named, nor all at that moment', () => {
  fc.assert(
    fc.property(fc.nat(60_000), fc.nat(20), fc.double({ min: 0, max: 0.99, noNaN: true }), (ms, failures, draw) => {
      const wait = waitMs(new Refusal('RATE_LIMITED', { retryAfterMs: ms }), failures, () => draw)
      expect(wait).toBeGreaterThanOrEqual(ms)
      expect(wait).toBeLessThanOrEqual(ms + 500)
    }),
  )
})

test('who has to leave an instance tries again soon at first, and then as seldom as everybody else', () => {
  const almostOne = () => 0.999_999
  const bounds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 100].map((failures) => Math.round(moveWaitMs(null, failures, almostOne)))
  expect(bounds).toEqual([500, 1_000, 2_000, 2_000, 2_000, 2_000, 4_000, 8_000, 15_000, 15_000])
})
