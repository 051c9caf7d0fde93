import 'server-only'
import { type CoreContext, createCore, createMemoryRateLimiter, type RateLimiter } from '@parley/core'
import { openDatabase } from '@parley/db'
import { createExactRateLimiter, openRedis } from '@parley/redis'
import { webEnvironment } from '../environment.ts'
import { onStop } from '../http/stop.ts'
import { log } from './log.ts'

interface Context {
  core: CoreContext
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
  held.parleyWeb = {
    core: createCore({ database, limits: environment.limits, ticketKey: environment.ticketKey }),
    limiter: openLimiter(environment.redisUrl),
  }
  return held.parleyWeb
}

/** Several web processes count together through Redis; one counts by itself. */
function openLimiter(redisUrl: string | null): RateLimiter {
  if (redisUrl === null) return createMemoryRateLimiter()
  const redis = openRedis({ url: redisUrl, name: 'parley-web', log: log() })
  onStop(() => redis.close())
  return createExactRateLimiter(redis)
}

/** The use cases' context, opened with the first request that needs it. */
export const core = (): CoreContext => context().core
/** Counts sign-ins and sign-ups. */
export const limiter = (): RateLimiter => context().limiter
