import { type CoreContext, createCore, createMemoryRateLimiter, type RateLimiter } from '@parley/core'
import { openDatabase } from '@parley/db'
import { type Logger, pino } from 'pino'
import type { Environment } from './environment.ts'

/** What the process works with from start to end. */
export interface Context {
  readonly environment: Environment
  readonly core: CoreContext
  readonly limiter: RateLimiter
  readonly log: Logger
}

export function createContext(environment: Environment): Context {
  const database = openDatabase({ url: environment.databaseUrl, name: 'parley realtime' })
  return {
    environment,
    core: createCore({ database, ticketKey: environment.ticketKey, limits: environment.limits }),
    limiter: createMemoryRateLimiter(),
    log: pino({ level: environment.logLevel, base: { process: 'realtime' } }),
  }
}
