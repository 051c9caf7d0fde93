import { setTimeout as wait } from 'node:timers/promises'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'

const RETRY_AFTER_MS = 1_000

/** A look at the truth that has to be taken, however often the database is away. */
export interface Persistent {
  /** Begins now; where it is under way, it is done once more after that. */
  start(): void
  close(): void
}

/** @param failed the line that the log gets, once for each time that the task begins to fail */
export function keepTrying(
  { log }: Pick<Context, 'log'>,
  failed: string,
  task: () => Promise<void>,
  retryAfterMs = RETRY_AFTER_MS,
): Persistent {
  let isDue = false
  let isAtIt = false
  let isClosed = false

  async function work(): Promise<void> {
    let isFailing = false
    while (isDue && !isClosed) {
      isDue = false
      try {
        await task()
        isFailing = false
      } catch (error) {
        if (!isFailing) log.warn({ err: describeError(error) }, failed)
        isFailing = true
        isDue = true
        await wait(retryAfterMs, undefined, { ref: false })
      }
    }
    isAtIt = false
  }

  return {
    start() {
      isDue = true
      if (isAtIt) return
      isAtIt = true
      void work()
    },
    close() {
      isClosed = true
    },
  }
}
