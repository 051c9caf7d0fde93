import { expect, test } from 'vitest'
import { createMemoryRateLimiter } from './memory-rate-limiter.ts'

const RATE = { perSecond: 2, burst: 4 }

function createClock() {
  const clock = { at: 0, now: () => clock.at }
  return clock
}

test('a burst is allowed at once, then so many a second, and a refusal tells how long to wait', () => {
  const clock = createClock()
  const limiter = createMemoryRateLimiter({ now: clock.now })
  for (let index = 0; index < 4; index += 1) expect(limiter.take('ann', RATE)).toEqual({ allowed: true })
  expect(limiter.take('ann', RATE)).toEqual({ allowed: false, retryAfterMs: 500 })
  clock.at = 499
  expect(limiter.take('ann', RATE)).toEqual({ allowed: false, retryAfterMs: 1 })
  clock.at = 500
  expect(limiter.take('ann', RATE)).toEqual({ allowed: true })
  expect(limiter.take('ben', RATE)).toEqual({ allowed: true })
  clock.at = 1_000_000
  for (let index = 0; index < 4; index += 1) expect(limiter.take('ann', RATE).allowed).toBe(true)
  expect(limiter.take('ann', RATE).allowed).toBe(false)
})

test('waiting as long as was told is enough, and refusals cost nothing', () => {
  const clock = createClock()
  const limiter = createMemoryRateLimiter({ now: clock.now })
  const rate = { perSecond: 3, burst: 2 }
  for (let index = 0; index < 500; index += 1) {
    const decision = limiter.take('ann', rate)
    if (decision.allowed) continue
    limiter.take('ann', rate)
    clock.at += decision.retryAfterMs
    expect(limiter.take('ann', rate)).toEqual({ allowed: true })
  }
})

test('a cost above the burst passes when the bucket is full, and is paid off before the next', () => {
  const clock = createClock()
  const limiter = createMemoryRateLimiter({ now: clock.now })
  expect(limiter.take('ann', RATE, 10)).toEqual({ allowed: true })
  expect(limiter.take('ann', RATE)).toEqual({ allowed: false, retryAfterMs: 3500 })
})

test('memory is bounded: of too many keys the one used longest ago is forgotten', () => {
  const clock = createClock()
  const limiter = createMemoryRateLimiter({ now: clock.now, buckets: 3 })
  const seldom = { perSecond: 0.0001, burst: 1 }
  for (const key of ['a', 'b', 'c']) limiter.take(key, seldom)
  clock.at = 1_000
  expect(limiter.take('a', seldom).allowed).toBe(false)
  limiter.take('d', seldom)
  expect(limiter.take('a', seldom).allowed).toBe(false)
  expect(limiter.take('b', seldom).allowed).toBe(true)
})
