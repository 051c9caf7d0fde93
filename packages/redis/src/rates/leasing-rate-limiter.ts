import { createMemoryRateLimiter, type RateDecision, type RateLimiter } from '@parley/core'
import type { Rate } from '@parley/protocol'
import type { Redis } from '../link/redis.ts'
import { createExactRateLimiter } from './exact-rate-limiter.ts'
import { ALONE_FOR_MS, takeShared, untilThere } from './shared-bucket.ts'

/** Of the burst: what a process takes from the shared bucket at a time. */
const LEASE = 1 / 4
/** Of the burst: what it lets through before it asked, and settles when it asks. */
const CREDIT = 1 / 8
/** A lease that was not used by then is forgotten. */
const FORGET_AFTER_MS = 10_000
/** Most people whose leases are kept; beyond it those used longest ago are forgotten. */
const MOST_KEYS = 100_000

interface Lease {
  /** Tokens of the shared bucket that are this process's. */
  held: number
  /** Tokens that were used without asking and are not settled yet. */
  owed: number
  /** Whether the shared bucket had tokens left when last looked at, which is what allows credit. */
  isTrusted: boolean
  /** The shared bucket is known to be empty until then. */
  emptyUntil: number
  usedAt: number
  asking: Promise<void> | null
}

/**
 * Counts over all processes at hardly any cost: a process takes tokens from the shared bucket a few at a time, before it
 * runs out, and decides by itself. Whoever spreads over several processes can exceed the burst by what each of them may let
 * through before it asked and what it holds: an eighth and a quarter of it. In the long run the rate holds, because what
 * was used is settled. A cost other than 1 is taken exactly, with a round trip. While Redis is away each process counts by itself.
 */
export function createLeasingRateLimiter(redis: Redis, now: () => number = () => performance.now()): RateLimiter {
  const alone = createMemoryRateLimiter()
  const exact = createExactRateLimiter(redis)
  let aloneUntil = 0
  /** The one used longest ago first, roughly. */
  const leases = new Map<string, Lease>()

  function leaseOf(key: string): Lease {
    const at = now()
    const known = leases.get(key)
    if (known !== undefined && at - known.usedAt < FORGET_AFTER_MS) {
      known.usedAt = at
      return known
    }
    const lease = { held: 0, owed: 0, isTrusted: true, emptyUntil: 0, usedAt: at, asking: null }
    leases.delete(key)
    leases.set(key, lease)
    const [oldest] = leases.size > MOST_KEYS ? leases.keys() : []
    if (oldest !== undefined) leases.delete(oldest)
    return lease
  }

  /** Settles what is owed and takes the next lease. One question a key at a time. */
  function ask(key: string, lease: Lease, rate: Rate): Promise<void> {
    const settle = async () => {
      const used = lease.owed
      lease.owed = 0
      const most = Math.max(1, Math.floor(rate.burst * LEASE))
      try {
        const { granted, left } = await takeShared(redis, key, rate, { used, least: 1, most })
        // What was used meanwhile is paid from what came.
        const paid = Math.min(granted, lease.owed)
        lease.owed -= paid
        lease.held += granted - paid
        lease.isTrusted = granted > 0 && left >= 1
        lease.emptyUntil = granted > 0 ? 0 : now() + untilThere(1, left, rate)
      } catch (error) {
        aloneUntil = now() + ALONE_FOR_MS
        throw error
      } finally {
        lease.asking = null
      }
    }
    lease.asking ??= settle()
    return lease.asking
  }

  const askAhead = (key: string, lease: Lease, rate: Rate) => void ask(key, lease, rate).catch(() => {})

  async function takeAfterAsking(key: string, lease: Lease, rate: Rate): Promise<RateDecision> {
    try {
      // What an answer brings may be used up by others who waited for it.
      while (lease.held < 1 && lease.emptyUntil <= now()) await ask(key, lease, rate)
    } catch {
      return alone.take(key, rate)
    }
    if (lease.held < 1) return { allowed: false, retryAfterMs: Math.max(1, Math.ceil(lease.emptyUntil - now())) }
    lease.held -= 1
    return { allowed: true }
  }

  return {
    take(key: string, rate: Rate, cost = 1): RateDecision | Promise<RateDecision> {
      if (cost !== 1) return exact.take(key, rate, cost)
      if (!redis.isUp || now() < aloneUntil) return alone.take(key, rate)
      const lease = leaseOf(key)
      if (lease.held >= 1) {
        lease.held -= 1
        const isLow = lease.held < (rate.burst * LEASE) / 2
        if (isLow && lease.asking === null && lease.emptyUntil <= now()) askAhead(key, lease, rate)
        return { allowed: true }
      }
      if (lease.isTrusted && lease.owed < Math.max(1, Math.floor(rate.burst * CREDIT))) {
        lease.owed += 1
        askAhead(key, lease, rate)
        return { allowed: true }
      }
      return takeAfterAsking(key, lease, rate)
    },
  }
}
