import { type CoreContext, createCore, createMemoryRateLimiter, type RateLimiter } from '@parley/core'
import { openDatabase } from '@parley/db'
import { openLogStream } from '@parley/process/life'
import { createLeasingRateLimiter, openRedis, type Redis } from '@parley/redis'
import { type Logger, pino } from 'pino'
import type { Environment } from './environment.ts'
import { countBatch } from './health/server-metrics.ts'

/** What the process works with from start to end. */
export interface Context {
  readonly environment: Environment
  readonly core: CoreContext
  /** Null where this is the only instance. */
  readonly redis: Redis | null
  readonly limiter: RateLimiter
  readonly log: Logger
}

export function createContext(environment: Environment): Context {
  const log = pino({ level: environment.logLevel, base: { process: 'realtime' } }, openLogStream())
  const { redisUrl } = environment
  const redis = redisUrl === null ? null : openRedis({ url: redisUrl, name: 'parley-realtime', log })
  const database = openDatabase({ url: environment.databaseUrl, name: 'parley realtime', onBatch: countBatch })
  return {
    environment,
    core: createCore({
      database,
      ticketKey: environment.ticketKey,
      limits: environment.limits,
      fixed: environment.fixed,
    }),
    redis,
    limiter: redis === null ? createMemoryRateLimiter() : createLeasingRateLimiter(redis),
    log,
  }
}
