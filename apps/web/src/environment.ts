import path from 'node:path'
import type { FixedSettings } from '@parley/core'
import {
  accountRateVariables,
  databaseUrl,
  filesFolder,
  fixedSettings,
  host,
  httpUrl,
  limitsFrom,
  limitVariables,
  logLevel,
  metricsToken,
  orNull,
  perMinute,
  port,
  readEnvironment,
  redisUrl,
  sessionSecret,
  settingVariables,
  ticketKey,
  trustedProxies,
  wholeNumber,
  withDefault,
} from '@parley/process/environment'
import type { Limits, Rate } from '@parley/protocol'
import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: databaseUrl,
  REDIS_URL: orNull(redisUrl),
  PARLEY_FILES_DIR: filesFolder,
  PORT: withDefault(port, 3000),
  REALTIME_PORT: withDefault(port, 3001),
  PARLEY_REALTIME_INSTANCES: withDefault(wholeNumber(1, 32), 1),
  HOST: orNull(host),
  PARLEY_URL: orNull(httpUrl),
  PARLEY_REALTIME_URL: orNull(httpUrl),
  PARLEY_SESSION_SECRET: sessionSecret,
  PARLEY_TICKET_KEY: ticketKey,
  PARLEY_TRUSTED_PROXIES: withDefault(trustedProxies, []),
  PARLEY_LOG_LEVEL: withDefault(logLevel, 'info'),
  PARLEY_METRICS_TOKEN: orNull(metricsToken),
  PARLEY_DEV: withDefault(z.enum(['0', '1'], { error: 'must be 0 or 1' }), '0'),
  ...accountRateVariables,
  ...limitVariables,
  ...settingVariables,
})

/** The settings of the web process. */
export interface WebEnvironment {
  readonly databaseUrl: string
  /** Null: this is the only web process. */
  readonly redisUrl: string | null
  /** Where pictures lie. */
  readonly filesFolder: string
  readonly port: number
  /** Null: every interface. */
  readonly host: string | null
  /** Where people reach the app. */
  readonly publicUrl: URL
  /** Null: browsers find the realtime server on the host they asked, at one of `realtimePorts`. */
  readonly realtimeUrl: string | null
  /** Of the instances on this machine, one at least. */
  readonly realtimePorts: readonly number[]
  readonly sessionSecret: string
  readonly ticketKey: Uint8Array
  readonly trustedProxies: readonly string[]
  readonly logLevel: string
  /** Null: only this machine reads the metrics. */
  readonly metricsToken: string | null
  readonly development: boolean
  readonly limits: Limits
  /** Settings of the workspace that the environment decides. */
  readonly fixed: FixedSettings
  readonly rates: { readonly signIn: Rate; readonly signUp: Rate; readonly upload: Rate }
}

let known: WebEnvironment | undefined

/** Read and checked once; a bad variable ends the process with a line that names it. The only reader of process.env. */
export function webEnvironment(): WebEnvironment {
  if (known) return known
  const values = readEnvironment(schema, process.env, 'web')
  const publicUrl = new URL(values.PARLEY_URL ?? `http://localhost:${values.PORT}`)
  // next-auth reads these two itself; people set only PARLEY_*.
  process.env.NEXTAUTH_URL = publicUrl.origin
  process.env.NEXTAUTH_SECRET = values.PARLEY_SESSION_SECRET
  known = {
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    filesFolder: path.resolve(values.PARLEY_FILES_DIR),
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    realtimeUrl: values.PARLEY_REALTIME_URL,
    realtimePorts: Array.from({ length: values.PARLEY_REALTIME_INSTANCES }, (_, index) => values.REALTIME_PORT + index),
    sessionSecret: values.PARLEY_SESSION_SECRET,
    ticketKey: values.PARLEY_TICKET_KEY,
    trustedProxies: values.PARLEY_TRUSTED_PROXIES,
    logLevel: values.PARLEY_LOG_LEVEL,
    metricsToken: values.PARLEY_METRICS_TOKEN,
    development: values.PARLEY_DEV === '1',
    limits: limitsFrom(values),
    fixed: fixedSettings(values),
    rates: {
      signIn: perMinute(values.PARLEY_RATE_SIGN_IN_PER_MINUTE),
      signUp: perMinute(values.PARLEY_RATE_SIGN_UP_PER_MINUTE),
      upload: perMinute(values.PARLEY_RATE_UPLOAD_PER_MINUTE),
    },
  }
  return known
}
