import { format } from 'node:util'
import type { Logger } from 'pino'

/** Next and libraries write to the console: in production those lines become JSON like all others. */
export function sendConsoleTo(log: Logger): void {
  const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const
  for (const [method, level] of Object.entries(levels))
    console[method as keyof typeof levels] = (...parts: unknown[]) => log[level]({ from: 'console' }, format(...parts))
}
