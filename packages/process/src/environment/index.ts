/** Typed environment variables. Each app has one file that calls `readEnvironment` with what it needs of these. */
export {
  accountRateVariables,
  limitsFrom,
  limitVariables,
  perMinute,
  ratesFrom,
  rateVariables,
} from './limits.ts'
export { EnvironmentError, parseEnvironment, readEnvironment } from './read-environment.ts'
export { fixedSettings, settingVariables } from './settings.ts'
export {
  databaseUrl,
  dataFolder,
  filesFolder,
  host,
  httpUrl,
  logLevel,
  metricsToken,
  orNull,
  port,
  positiveNumber,
  redisUrl,
  sessionSecret,
  ticketKey,
  trustedProxies,
  wholeNumber,
  withDefault,
} from './variables.ts'
