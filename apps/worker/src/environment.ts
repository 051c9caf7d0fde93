import path from 'node:path'
import {
  databaseUrl,
  filesFolder,
  host,
  logLevel,
  metricsToken,
  orNull,
  readEnvironment as read,
  settingVariables,
  wholeNumber,
  withDefault,
} from '@parley/process/environment'
import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: databaseUrl,
  PARLEY_FILES_DIR: filesFolder,
  // Off unless it is asked for: workers are started by the dozen, and nobody needs to reach one to use it.
  WORKER_PORT: withDefault(wholeNumber(0, 65_535), 0),
  HOST: orNull(host),
  PARLEY_LOG_LEVEL: withDefault(logLevel, 'info'),
  PARLEY_METRICS_TOKEN: orNull(metricsToken),
  PARLEY_RETENTION_DAYS: settingVariables.PARLEY_RETENTION_DAYS,
})

/** What the operator decides about this process; `.env.example` tells of each variable. */
export interface Environment {
  readonly databaseUrl: string
  /** Where pictures lie. */
  readonly filesFolder: string
  /** Where it answers about itself; 0 for nowhere. */
  readonly port: number
  /** Null: all interfaces. */
  readonly host: string | null
  readonly logLevel: z.output<typeof logLevel>
  /** Null: only this machine reads the metrics. */
  readonly metricsToken: string | null
  /** How many days messages are kept, 0 for ever; null where the settings of the workspace say it. */
  readonly retentionDays: number | null
}

/** The only reader of `process.env` here. Ends the process, naming every bad variable, when one is. */
export function readEnvironment(): Environment {
  const values = read(schema, process.env, 'worker')
  return {
    databaseUrl: values.DATABASE_URL,
    filesFolder: path.resolve(values.PARLEY_FILES_DIR),
    port: values.WORKER_PORT,
    host: values.HOST,
    logLevel: values.PARLEY_LOG_LEVEL,
    metricsToken: values.PARLEY_METRICS_TOKEN,
    retentionDays: values.PARLEY_RETENTION_DAYS,
  }
}
