import type { RateDecision } from '@parley/core'
import { describeError } from '@parley/process/life'
import { type Ack, type CommandName, type CommandOutput, type RateClass, Refusal } from '@parley/protocol'
import { COMMANDS } from '@parley/protocol/table'
import type { Context } from '../context.ts'
import type { Call, Chat, Handler, Hearing } from '../handlers/handler.ts'
import { HANDLERS } from '../handlers/index.ts'
import type { Admission } from '../handshake/admission.ts'
import type { Connection } from '../server/types.ts'
import { withDeadline } from './deadline.ts'
import { accepted, acked, refused } from './gate-metrics.ts'
import type { InFlight } from './in-flight.ts'
import { isCommand, parseInput } from './parse-input.ts'
import { badRequest } from './shape.ts'

/** Well above the slowest honest command, and below what a client waits for an ack (10 s, also for a hello). */
const ANSWER_WITHIN_MS = 8_000
/** Frames that are no command cost nothing but a look; a flood of them is answered, and logged, only so fast. */
const BAD_FRAMES = { perSecond: 200, burst: 5_000 }

export type GateState = 'starting' | 'open' | 'draining' | 'closed'

export interface Gate {
  readonly context: Context
  readonly chat: Chat
  /** What every socket has in flight, for the drain. */
  readonly inFlight: InFlight
  /** Handshakes and hellos come in one after the other. */
  readonly admission: Admission
  /** People are let in while it is open; who is in is served until it is closed. */
  state: GateState
}

/** One frame that asks for something. */
export interface Frame {
  /** Names the command in the log: the socket's id and a number. */
  readonly requestId: string
  readonly name: unknown
  readonly input: readonly unknown[]
}

/**
 * The one way in. Whatever a frame holds, it ends as an ack that says what came of it: done, or refused with a code
 * of the closed list. Nothing thrown behind it reaches the client or ends the process.
 */
export async function admit(gate: Gate, connection: Connection, hearing: Hearing, frame: Frame): Promise<Ack<unknown>> {
  const startedAt = performance.now()
  const answer = await answerFrame(gate, connection, hearing, frame)
  const entry = {
    requestId: frame.requestId,
    // A name that is not in the table is the sender's text.
    command: isCommand(frame.name) ? frame.name : 'unknown',
    durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
  }
  const { log } = gate.context
  if (answer.ok) {
    log.debug(entry, 'command done')
    return answer
  }
  refused[answer.error.code].add()
  // A flood must not fill the log as well.
  if (answer.error.code === 'RATE_LIMITED') log.debug({ ...entry, code: answer.error.code }, 'command refused')
  else log.info({ ...entry, code: answer.error.code }, 'command refused')
  return answer
}

/** A frame that wants no answer gets none, and nothing is done: what came of it could not be told. */
export async function ignore(gate: Gate, connection: Connection, requestId: string): Promise<void> {
  const { allowed } = await takeBadFrame(gate, connection)
  if (allowed) gate.context.log.info({ requestId }, 'frame without a callback ignored')
}

async function answerFrame(gate: Gate, connection: Connection, hearing: Hearing, frame: Frame): Promise<Ack<unknown>> {
  try {
    if (connection.ended) throw new Refusal('SESSION_ENDED')
    if (gate.state === 'starting' || gate.state === 'closed') throw new Refusal('UNAVAILABLE', { retryAfterMs: 500 })
    if (!isCommand(frame.name)) throw badRequest('command')
    const data = await perform(gate, connection, hearing, frame.name, frame.input)
    acked[frame.name].add()
    return { ok: true, data }
  } catch (error) {
    return { ok: false, error: toRefusal(gate, frame, await replaceFlood(gate, connection, error)).toWire() }
  }
}

async function perform<N extends CommandName>(
  gate: Gate,
  { principal }: Connection,
  hearing: Hearing,
  name: N,
  args: readonly unknown[],
): Promise<CommandOutput<N>> {
  if (args.length > 1) throw badRequest('input')
  const call: Call<N> = { chat: gate.chat, principal, hearing, input: parseInput(name, args[0]) }
  await takeRate(gate.context, COMMANDS[name].rate, principal.personId)
  accepted[name].add()
  const handler: Handler<N> = HANDLERS[name]
  try {
    const answer = name === 'session.hello' ? gate.admission.run('hello', () => handler(call)) : handler(call)
    return await withDeadline(answer, ANSWER_WITHIN_MS)
  } catch (error) {
    if (mayHaveWritten(name, error)) gate.chat.auditor.hurry()
    throw error
  }
}

/** A write that ended without a verdict may be committed all the same. */
function mayHaveWritten(name: CommandName, error: unknown): boolean {
  const { rate } = COMMANDS[name]
  if (rate !== 'send' && rate !== 'write') return false
  return !(error instanceof Refusal) || error.code === 'UNAVAILABLE'
}

async function takeRate({ limiter, environment }: Context, rateClass: RateClass, personId: string): Promise<void> {
  const taken = await limiter.take(`${rateClass}:${personId}`, environment.rates[rateClass])
  if (!taken.allowed) throw new Refusal('RATE_LIMITED', { retryAfterMs: taken.retryAfterMs })
}

async function replaceFlood(gate: Gate, connection: Connection, error: unknown): Promise<unknown> {
  if (!(error instanceof Refusal) || error.code !== 'BAD_REQUEST') return error
  const taken = await takeBadFrame(gate, connection)
  return taken.allowed ? error : new Refusal('RATE_LIMITED', { retryAfterMs: taken.retryAfterMs })
}

async function takeBadFrame({ context }: Gate, { principal }: Connection): Promise<RateDecision> {
  return context.limiter.take(`bad:${principal.personId}`, BAD_FRAMES)
}

function toRefusal(gate: Gate, frame: Frame, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  gate.context.log.error({ requestId: frame.requestId, err: describeError(error) }, 'command failed')
  return new Refusal('INTERNAL')
}
