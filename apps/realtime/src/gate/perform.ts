import type { RateDecision } from '@parley/core'
import { type CommandName, type CommandOutput, Refusal } from '@parley/protocol'
import { COMMANDS } from '@parley/protocol/table'
import type { Call, Handler, Hearing } from '../handlers/handler.ts'
import { HANDLERS } from '../handlers/index.ts'
import type { Connection } from '../server/types.ts'
import type { Frame } from './frame.ts'
import type { Gate } from './gate.ts'
import { accepted } from './gate-metrics.ts'
import { isCommand, parseInput } from './parse-input.ts'
import { badRequest } from './shape.ts'

/** Resolves with what the ack carries. @throws Refusal for what the frame itself is at fault with */
export function perform(gate: Gate, connection: Connection, hearing: Hearing, frame: Frame): Promise<unknown> {
  const { name, input } = frame
  if (connection.ended) throw new Refusal('SESSION_ENDED')
  if (gate.state === 'starting' || gate.state === 'closed') throw new Refusal('UNAVAILABLE', { retryAfterMs: 500 })
  if (!isCommand(name)) throw badRequest('command')
  if (input.length > 1) throw badRequest('input')
  return performCommand(gate, connection, hearing, name, input[0])
}

function performCommand<N extends CommandName>(
  gate: Gate,
  { principal }: Connection,
  hearing: Hearing,
  name: N,
  input: unknown,
): Promise<CommandOutput<N>> {
  const call: Call<N> = { chat: gate.chat, principal, hearing, input: parseInput(name, input) }
  const { limiter, environment } = gate.context
  const { rate } = COMMANDS[name]
  const taken = limiter.take(`${rate}:${principal.personId}`, environment.rates[rate])
  // One that is in memory decides at once: nothing is waited for that is there.
  if (taken instanceof Promise) return taken.then((decision) => handle(gate, name, call, decision))
  return handle(gate, name, call, taken)
}

function handle<N extends CommandName>(
  gate: Gate,
  name: N,
  call: Call<N>,
  taken: RateDecision,
): Promise<CommandOutput<N>> {
  if (!taken.allowed) throw new Refusal('RATE_LIMITED', { retryAfterMs: taken.retryAfterMs })
  accepted[name].add()
  const handler: Handler<N> = HANDLERS[name]
  return name === 'session.hello' ? gate.admission.run('hello', () => handler(call)) : handler(call)
}
