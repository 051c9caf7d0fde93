import type { Rate } from '@parley/protocol'

export type RateDecision = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number }

/** Token buckets by key. In memory for one process; shared ones answer with a promise. */
export interface RateLimiter {
  /** Takes `cost` tokens (1 unless told) from the bucket of this key, or says when they will be there. */
  take(key: string, rate: Rate, cost?: number): RateDecision | Promise<RateDecision>
}
