import * as core from '@parley/core'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'
import type { LocalEars } from '../fan-out/local-ears.ts'

/** People whose positions are read together. */
const BATCH = 1_000
/** What moved just before a loss may have been told to nobody, too. */
const SLACK_MS = 10_000

/** Tells people here which of their read positions moved while the way between instances was interrupted. */
export async function tellMovedPositions(
  { core: coreContext, log }: Pick<Context, 'core' | 'log'>,
  ears: LocalEars,
  fanOut: FanOut,
  awayMs: number,
): Promise<void> {
  try {
    const personIds = ears.personIds()
    for (let at = 0; at < personIds.length; at += BATCH) {
      const batch = personIds.slice(at, at + BATCH)
      for (const { personId, payload } of await core.readMovedPositions(coreContext, batch, awayMs + SLACK_MS)) {
        fanOut.toPersonHere(personId, 'read.advanced', payload)
      }
    }
  } catch (error) {
    log.warn({ err: describeError(error) }, 'read positions not looked at')
  }
}
