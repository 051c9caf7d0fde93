import 'server-only'
import { type CoreContext, createCore, createMemoryRateLimiter, type RateLimiter } from '@parley/core'
import { openDatabase } from '@parley/db'
import { webEnvironment } from '../environment.ts'
import { onStop } from '../http/stop.ts'

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
    limiter: createMemoryRateLimiter(),
  }
  return held.parleyWeb
}

/** The use cases' context, opened with the first request that needs it. */
export const core = (): CoreContext => context().core
/** Counts sign-ins and sign-ups. */
export const limiter = (): RateLimiter => context().limiter
