import * as core from '@parley/core'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'
import type { LocalEars } from '../fan-out/local-ears.ts'
import { keepTrying } from './keep-trying.ts'

/** People whose positions are read together. */
const BATCH = 1_000
/** What moved just before a loss may have been told to nobody, too. */
const SLACK_MS = 10_000

/** Tells people here which of their read positions moved while the way between instances was interrupted. */
export interface CatchUp {
  /** @param awayMs how long ago that began */
  look(awayMs: number): void
  close(): void
}

export function createCatchUp(context: Pick<Context, 'core' | 'log'>, ears: LocalEars, fanOut: FanOut): CatchUp {
  /** Null where nothing is left to be told. */
  let since: number | null = null
  const lookFrom = (at: number) => {
    since = Math.min(since ?? at, at)
  }

  async function tell(from: number): Promise<void> {
    const personIds = ears.personIds()
    for (let at = 0; at < personIds.length; at += BATCH) {
      const withinMs = performance.now() - from + SLACK_MS
      const batch = personIds.slice(at, at + BATCH)
      for (const { personId, payload } of await core.readMovedPositions(context.core, batch, withinMs)) {
        fanOut.toPersonHere(personId, 'read.advanced', payload)
      }
    }
  }

  const looking = keepTrying(context, 'read positions not looked at', async () => {
    const from = since
    since = null
    if (from === null) return
    try {
      await tell(from)
    } catch (error) {
      lookFrom(from)
      throw error
    }
  })

  return {
    look(awayMs) {
      lookFrom(performance.now() - awayMs)
      looking.start()
    },
    close: looking.close,
  }
}
