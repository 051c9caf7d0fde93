import 'server-only'
import { openLogStream } from '@parley/process/life'
import { type Logger, pino } from 'pino'
import { webEnvironment } from '../environment.ts'

/** Next may load this module more than once in a process; there is one log all the same. */
const held = globalThis as typeof globalThis & { parleyLog?: Logger }

/** The process's log: JSON lines on stdout, with a request id, never with what people wrote or typed. */
export function log(): Logger {
  held.parleyLog ??= pino({ level: webEnvironment().logLevel, base: { process: 'web' } }, openLogStream())
  return held.parleyLog
}
