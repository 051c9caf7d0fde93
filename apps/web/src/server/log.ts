import 'server-only'
import { type Logger, pino } from 'pino'
import { webEnvironment } from '../environment.ts'

let logger: Logger | undefined

/** The process's log: JSON lines on stdout, with a request id, never with what people wrote or typed. */
export function log(): Logger {
  logger ??= pino({ level: webEnvironment().logLevel, base: { process: 'web' } })
  return logger
}
