import type { FixedSettings } from '@parley/core'
import {
  databaseUrl,
  fixedSettings,
  host,
  httpUrl,
  limitsFrom,
  limitVariables,
  logLevel,
  metricsToken,
  orNull,
  port,
  ratesFrom,
  rateVariables,
  readEnvironment as read,
  redisUrl,
  settingVariables,
  ticketKey,
  trustedProxies,
  wholeNumber,
  withDefault,
} from '@parley/process/environment'
import type { Limits, Rate, RateClass } from '@parley/protocol'
import { z } from 'zod'

const isSet = withDefault(
  z.enum(['0', '1'], 'must be 1 or 0').transform((value) => value === '1'),
  false,
)

const variables = z.object({
  DATABASE_URL: databaseUrl,
  PARLEY_MIGRATION_DATABASE_URL: orNull(databaseUrl),
  REDIS_URL: orNull(redisUrl),
  REALTIME_PORT: withDefault(port, 3001),
  PORT: withDefault(port, 3000),
  HOST: orNull(host),
  PARLEY_URL: orNull(httpUrl),
  PARLEY_TICKET_KEY: ticketKey,
  PARLEY_LOG_LEVEL: withDefault(logLevel, 'info'),
  PARLEY_METRICS_TOKEN: orNull(metricsToken),
  PARLEY_TRUSTED_PROXIES: withDefault(trustedProxies, []),
  PARLEY_CONNECTIONS_PER_PERSON: withDefault(wholeNumber(1, 100_000), 100),
  PARLEY_CONNECTIONS_PER_ADDRESS: withDefault(wholeNumber(1, 1_000_000), 2_000),
  PARLEY_TEST_API: isSet,
  PARLEY_TEST_API_DELETES_EVERYTHING: isSet,
  ...limitVariables,
  ...rateVariables,
  ...settingVariables,
})

/** Whoever reaches the test API may delete everything: nobody comes by it by accident. */
const schema = variables.refine(
  ({ PARLEY_TEST_API, PARLEY_TEST_API_DELETES_EVERYTHING, DATABASE_URL }) =>
    !PARLEY_TEST_API || PARLEY_TEST_API_DELETES_EVERYTHING || /test/i.test(new URL(DATABASE_URL).pathname),
  {
    path: ['PARLEY_TEST_API'],
    error:
      'lets anybody who reaches this server delete everything: it needs a database with "test" in its name, or PARLEY_TEST_API_DELETES_EVERYTHING=1',
  },
)

/** What the operator decides about this process; `.env.example` tells of each variable. */
export interface Environment {
  readonly databaseUrl: string
  /** Of the role that owns the tables, which only the test API asks for. */
  readonly ownerDatabaseUrl: string
  /** Null: this is the only instance. */
  readonly redisUrl: string | null
  readonly port: number
  /** Null: all interfaces. */
  readonly host: string | null
  /** Where the web app is reached, for the origins that may connect. `publicUrl` is null where nobody set it. */
  readonly web: { readonly publicUrl: string | null; readonly port: number }
  readonly ticketKey: Uint8Array
  readonly logLevel: z.output<typeof logLevel>
  /** Null: only this machine reads the metrics. */
  readonly metricsToken: string | null
  readonly trustedProxies: readonly string[]
  /** Most connections to this instance. */
  readonly connections: { readonly perPerson: number; readonly perAddress: number }
  readonly limits: Limits
  /** Settings of the workspace that the environment decides. */
  readonly fixed: FixedSettings
  readonly rates: Readonly<Record<RateClass, Rate>>
  /** Whether tests may reset, seed and break this instance: docs/testing.md. */
  readonly hasTestApi: boolean
}

/** The only reader of `process.env` here. Ends the process, naming every bad variable, when one is. */
export function readEnvironment(): Environment {
  const values = read(schema, process.env, 'realtime')
  return {
    databaseUrl: values.DATABASE_URL,
    ownerDatabaseUrl: values.PARLEY_MIGRATION_DATABASE_URL ?? values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    port: values.REALTIME_PORT,
    host: values.HOST,
    web: { publicUrl: values.PARLEY_URL, port: values.PORT },
    ticketKey: values.PARLEY_TICKET_KEY,
    logLevel: values.PARLEY_LOG_LEVEL,
    metricsToken: values.PARLEY_METRICS_TOKEN,
    trustedProxies: values.PARLEY_TRUSTED_PROXIES,
    connections: {
      perPerson: values.PARLEY_CONNECTIONS_PER_PERSON,
      perAddress: values.PARLEY_CONNECTIONS_PER_ADDRESS,
    },
    limits: limitsFrom(values),
    fixed: fixedSettings(values),
    rates: ratesFrom(values),
    hasTestApi: values.PARLEY_TEST_API,
  }
}
