import type { FileStore } from '@parley/core'
import { type Database, openDatabase, WORKER_NAME } from '@parley/db'
import { openLocalDisk } from '@parley/files'
import { openLogStream } from '@parley/process/life'
import { type Logger, pino } from 'pino'
import type { Environment } from './environment.ts'

/** What the process works with from start to end. */
export interface Context {
  readonly environment: Environment
  readonly database: Database
  readonly files: FileStore
  readonly log: Logger
}

export function createContext(environment: Environment): Context {
  return {
    environment,
    database: openDatabase({ url: environment.databaseUrl, poolSize: 5, name: WORKER_NAME }),
    files: openLocalDisk(environment.filesFolder),
    log: pino({ level: environment.logLevel, base: { process: 'worker' } }, openLogStream()),
  }
}
