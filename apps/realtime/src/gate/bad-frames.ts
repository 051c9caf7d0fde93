import type { RateDecision } from '@parley/core'
import { Refusal } from '@parley/protocol'
import type { Connection } from '../server/types.ts'
import { requestId } from './frame.ts'
import type { Gate } from './gate.ts'

/** Frames that are no command cost nothing but a look; a flood of them is answered, and logged, only so fast. */
const BAD_FRAMES = { perSecond: 200, burst: 5_000 }

/** A frame that wants no answer gets none, and nothing is done: what came of it could not be told. */
export async function ignore(gate: Gate, connection: Connection, socketId: string, number: number): Promise<void> {
  const { allowed } = await takeBadFrame(gate, connection)
  if (allowed) gate.context.log.info({ requestId: requestId({ socketId, number }) }, 'frame without a callback ignored')
}

/** Replaces the refusal of a bad frame where there were too many of them. */
export async function replaceFlood(gate: Gate, connection: Connection, error: unknown): Promise<unknown> {
  if (!(error instanceof Refusal) || error.code !== 'BAD_REQUEST') return error
  const taken = await takeBadFrame(gate, connection)
  return taken.allowed ? error : new Refusal('RATE_LIMITED', { retryAfterMs: taken.retryAfterMs })
}

async function takeBadFrame({ context }: Gate, { principal }: Connection): Promise<RateDecision> {
  return context.limiter.take(`bad:${principal.personId}`, BAD_FRAMES)
}
