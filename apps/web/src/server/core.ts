import 'server-only'
import { type CoreContext, createCore, createMemoryRateLimiter, type RateLimiter, watchSettings } from '@parley/core'
import { openDatabase } from '@parley/db'
import type { Settings } from '@parley/protocol'
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
const held = globalThis as typeof globalThis & { parleyWeb?: Context; parleySettings?: Promise<void> | undefined }

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
    core: createCore({
      database,
      limits: environment.limits,
      fixed: environment.fixed,
      ticketKey: environment.ticketKey,
    }),
    // Several web processes count together through Redis; one counts by itself.
    limiter: redis === null ? createMemoryRateLimiter() : createExactRateLimiter(redis),
  }
  return held.parleyWeb
}

/**
 * The settings as they are now: read with the first request that needs them, and kept so from then on. Where the database
 * is away they are as they are by themselves, and the next request asks again.
 */
export async function settings(): Promise<Settings> {
  const { core } = context()
  held.parleySettings ??= watchSettings(core, { onChanged: () => {} }).then((watch) => onStop(() => watch.close()))
  try {
    await held.parleySettings
  } catch {
    held.parleySettings = undefined
  }
  return core.settings.now()
}

/** The use cases' context, opened with the first request that needs it. */
export const core = (): CoreContext => context().core
/** Counts sign-ins and sign-ups. */
export const limiter = (): RateLimiter => context().limiter
