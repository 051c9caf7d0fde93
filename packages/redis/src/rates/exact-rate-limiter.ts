import { createMemoryRateLimiter, type RateDecision, type RateLimiter } from '@parley/core'
import type { Rate } from '@parley/protocol'
import type { Redis } from '../link/redis.ts'
import { ALONE_FOR_MS, takeShared, untilThere } from './shared-bucket.ts'

/**
 * Counts over all processes exactly, at the price of a round trip for each taking. While Redis is away each process counts
 * by itself: nobody is refused, or waits, because of it.
 */
export function createExactRateLimiter(redis: Redis): RateLimiter {
  const alone = createMemoryRateLimiter()
  let aloneUntil = 0
  return {
    async take(key: string, rate: Rate, cost = 1): Promise<RateDecision> {
      if (!redis.isUp || performance.now() < aloneUntil) return alone.take(key, rate, cost)
      try {
        const { granted, left } = await takeShared(redis, key, rate, { used: 0, least: cost, most: cost })
        return granted > 0 ? { allowed: true } : { allowed: false, retryAfterMs: untilThere(cost, left, rate) }
      } catch {
        aloneUntil = performance.now() + ALONE_FOR_MS
        return alone.take(key, rate, cost)
      }
    },
  }
}
