import { setTimeout as wait } from 'node:timers/promises'
import { doDue } from '@parley/core'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'

/** One question to an index; what people schedule they give in minutes. */
const LOOK_EVERY_MS = 1_000

export interface DueWatch {
  /** Resolves once nothing of it is on its way. */
  close(): Promise<void>
}

/**
 * Does what people asked for at a time that has come, every second. Each instance does so; who comes second
 * finds it done.
 */
export function watchDue({ core, log }: Context, fanOut: FanOut, isOpen: () => boolean): DueWatch {
  const closed = new AbortController()
  const running = run()

  async function run(): Promise<void> {
    while (!closed.signal.aborted) {
      if (isOpen() && !core.database.availability.isAway) await look()
      await wait(LOOK_EVERY_MS, undefined, { signal: closed.signal }).catch(() => undefined)
    }
  }

  async function look(): Promise<void> {
    try {
      const { published, errors } = await doDue(core)
      fanOut.publish(published)
      for (const error of errors) log.error({ err: describeError(error) }, 'something due could not be done')
    } catch (error) {
      log.info({ err: describeError(error) }, 'cannot look for what is due')
    }
  }

  return {
    close() {
      closed.abort()
      return running
    },
  }
}
