import { setTimeout as wait } from 'node:timers/promises'
import { doPurge } from '@parley/core'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'
import type { DueWatch } from './watch-due.ts'

const LOOK_EVERY_MS = 1_000
/** Between two portions, so that the room is everybody's again. */
const PORTION_EVERY_MS = 50

/** Removes in portions what is to go of what somebody wrote. Each instance does so; what one leaves another goes on with. */
export function watchPurges({ core, log }: Context, fanOut: FanOut, isOpen: () => boolean): DueWatch {
  const closed = new AbortController()
  const running = run()

  async function run(): Promise<void> {
    while (!closed.signal.aborted) {
      const isBusy = isOpen() && !core.database.availability.isAway && (await look())
      await wait(isBusy ? PORTION_EVERY_MS : LOOK_EVERY_MS, undefined, { signal: closed.signal }).catch(() => undefined)
    }
  }

  /** Whether there may be more. */
  async function look(): Promise<boolean> {
    try {
      const published = await doPurge(core)
      if (published !== null) fanOut.publish(published)
      return published !== null
    } catch (error) {
      log.info({ err: describeError(error) }, 'cannot remove what is to go')
      return false
    }
  }

  return {
    close() {
      closed.abort()
      return running
    },
  }
}
