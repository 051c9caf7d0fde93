import 'server-only'
import { type CoreContext, createCore, createMemoryRateLimiter, type RateLimiter } from '@parley/core'
import { openDatabase } from '@parley/db'
import { createExactRateLimiter, openRedis, type Redis } from '@parley/redis'
import { webEnvironment } from '../environment.ts'
import { onStop } from '../http/stop.ts'
import { log } from './log.ts'

interface Context {
  core: CoreContext
  /** Null where this is the only web process. */
  redis: Redis | null
  limiter: RateLimiter
}

/**
 * Next may load this module more than once in a process (a bundle for pages, one for routes, again on hot reload);
 * there is one pool of connections all the same.
 */
const held = globalThis as typeof globalThis & { parleyWeb?: Context }

export function context(): Context {
  if (held.parleyWeb) return held.parleyWeb
  const environment = webEnvironment()
  const database = openDatabase({ url: environment.databaseUrl, name: 'parley web' })
  onStop(() => database.close())
  const { redisUrl } = environment
  const redis = redisUrl === null ? null : openRedis({ url: redisUrl, name: 'parley-web', log: log() })
  if (redis !== null) onStop(() => redis.close())
  held.parleyWeb = {
    redis,
    core: createCore({ database, limits: environment.limits, ticketKey: environment.ticketKey }),
    // Several web processes count together through Redis; one counts by itself.
    limiter: redis === null ? createMemoryRateLimiter() : createExactRateLimiter(redis),
  }
  return held.parleyWeb
}

/** The use cases' context, opened with the first request that needs it. */
export const core = (): CoreContext => context().core
/** Counts sign-ins and sign-ups. */
export const limiter = (): RateLimiter => context().limiter
