import type { Rate } from '@parley/protocol'
import type { Redis } from '../link/redis.ts'
import { defineScript } from '../link/script.ts'

/** What one look at a bucket brought. */
export interface Taken {
  /** Tokens that are the caller's now; none where there are fewer than the least that was asked for. */
  readonly granted: number
  /** What is left; below zero where more was used than there was. */
  readonly left: number
}

export interface Wish {
  /** Tokens that were used already, without asking. */
  readonly used: number
  /** Anything below this is of no use to the caller. */
  readonly least: number
  readonly most: number
}

/**
 * One token bucket, by the server's clock, in one key that goes by itself once the bucket is full. Tokens are counted in
 * fractions, so a rounding must not fail whoever waited as long as they were told.
 */
const TAKE = defineScript(`
  local perSecond, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
  local used, least, most = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
  local time = redis.call('TIME')
  local now = time[1] * 1000 + time[2] / 1000
  local tokens = burst
  local held = redis.call('GET', KEYS[1])
  if held then
    local at, before = string.match(held, '^(%S+) (%S+)$')
    local waited = math.max(0, now - tonumber(at))
    tokens = math.min(burst, tonumber(before) + waited / 1000 * perSecond)
  end
  tokens = math.max(tokens - used, -burst)
  local granted = 0
  if tokens >= math.min(least, burst) - 1e-6 then
    granted = math.max(least, math.min(most, math.floor(tokens + 1e-6)))
    tokens = tokens - granted
  end
  local fullInMs = math.ceil((burst - tokens) / perSecond * 1000) + 1000
  redis.call('SET', KEYS[1], string.format('%.3f %.6f', now, tokens), 'PX', string.format('%d', math.min(fullInMs, 1e11)))
  return { granted, string.format('%.6f', tokens) }`)

/** Takes from the bucket of this key, in one round trip. @throws RedisAway */
export async function takeShared(redis: Redis, key: string, rate: Rate, wish: Wish): Promise<Taken> {
  const words = [rate.perSecond, rate.burst, wish.used, wish.least, wish.most].map(String)
  const [granted, left] = (await redis.run(TAKE, [`parley:rate:${key}`], words)) as [number, string]
  return { granted, left: Number(left) }
}

/** How long until so many tokens are there. */
export function untilThere(needed: number, left: number, rate: Rate): number {
  return Math.max(1, Math.ceil(((Math.min(needed, rate.burst) - left) / rate.perSecond) * 1000))
}

/** After a question without an answer nobody asks for so long: one person waits for a Redis that hangs, not everybody. */
export const ALONE_FOR_MS = 2_000
