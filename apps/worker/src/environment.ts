import { databaseUrl, logLevel, readEnvironment as read, withDefault } from '@parley/process/environment'
import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: databaseUrl,
  PARLEY_LOG_LEVEL: withDefault(logLevel, 'info'),
})

/** What the operator decides about this process; `.env.example` tells of each variable. */
export interface Environment {
  readonly databaseUrl: string
  readonly logLevel: z.output<typeof logLevel>
}

/** The only reader of `process.env` here. Ends the process, naming every bad variable, when one is. */
export function readEnvironment(): Environment {
  const values = read(schema, process.env, 'worker')
  return { databaseUrl: values.DATABASE_URL, logLevel: values.PARLEY_LOG_LEVEL }
}
