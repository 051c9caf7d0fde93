import type { Rate } from '@parley/protocol'
import type { RateDecision, RateLimiter } from './rate-limiter.ts'

interface Bucket {
  /** Tokens at `at`. */
  tokens: number
  at: number
  /** When it was put last among the others. */
  placedAt: number
}

/** What was used within this is equally young: moving a bucket to the end costs more than all the rest of a decision. */
const EQUALLY_YOUNG_MS = 1_000

export interface MemoryRateLimiterOptions {
  /** Most buckets that are kept. Beyond it the ones used longest ago are forgotten, which makes them full again. */
  readonly buckets?: number
  /** Milliseconds that never go back. */
  readonly now?: () => number
}

/** Decides at once. */
export interface MemoryRateLimiter extends RateLimiter {
  take(key: string, rate: Rate, cost?: number): RateDecision
}

const ALLOWED = { allowed: true } as const

/** Tokens are counted in fractions: whoever waited as long as they were told must not fail by a rounding. */
const ROUNDING = 1e-6

/** Buckets in this process's memory, which is bounded whatever keys come in. */
export function createMemoryRateLimiter({
  buckets: most = 100_000,
  now = () => performance.now(),
}: MemoryRateLimiterOptions = {}): MemoryRateLimiter {
  /** The one used longest ago first, to within a second. */
  const buckets = new Map<string, Bucket>()

  return {
    take(key, rate, cost = 1) {
      const at = now()
      const known = buckets.get(key)
      const bucket = known ?? { tokens: rate.burst, at, placedAt: at }
      const tokens = Math.min(rate.burst, bucket.tokens + ((at - bucket.at) / 1000) * rate.perSecond)
      // A cost above the burst could never be paid; it is let through when the bucket is full.
      const needed = Math.min(cost, rate.burst)
      const allowed = tokens >= needed - ROUNDING
      bucket.tokens = allowed ? tokens - cost : tokens
      bucket.at = at
      if (known === undefined || at - bucket.placedAt >= EQUALLY_YOUNG_MS) {
        bucket.placedAt = at
        buckets.delete(key)
        buckets.set(key, bucket)
        if (buckets.size > most) forgetOldest(buckets)
      }
      if (allowed) return ALLOWED
      return {
        allowed: false,
        retryAfterMs: Math.max(1, Math.ceil(((needed - tokens - ROUNDING) / rate.perSecond) * 1000)),
      }
    },
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  for (const key of buckets.keys()) {
    buckets.delete(key)
    return
  }
}
