import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '@parley/protocol'
import type { Context } from '../context.ts'

const RETRY_EVERY_MS = 1_000

/**
 * Does the task, again and again while the database is away: the process waits for it, not ready but alive, rather
 * than be started over and over. Any other error is thrown.
 */
export async function untilDatabaseAnswers<T>(
  { log }: Context,
  stopped: AbortSignal,
  task: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await task()
    } catch (error) {
      stopped.throwIfAborted()
      if (!(error instanceof Refusal && error.code === 'UNAVAILABLE')) throw error
      log.warn('waiting for the database')
      await wait(RETRY_EVERY_MS, undefined, { signal: stopped })
    }
  }
}
