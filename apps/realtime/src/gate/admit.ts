import { describeError } from '@parley/process/life'
import { type Ack, type CommandName, Refusal } from '@parley/protocol'
import { COMMANDS } from '@parley/protocol/table'
import type { Hearing } from '../handlers/handler.ts'
import { sendTimes } from '../live/ack-times.ts'
import type { Connection } from '../server/types.ts'
import { replaceFlood } from './bad-frames.ts'
import { type Frame, requestId } from './frame.ts'
import type { Gate } from './gate.ts'
import { acked, refused } from './gate-metrics.ts'
import type { Task } from './in-flight.ts'
import { isCommand } from './parse-input.ts'
import { perform } from './perform.ts'

/**
 * The one way in. Whatever a frame holds, it ends as one answer that says what came of it: done, or refused with a code
 * of the closed list. Nothing thrown behind it reaches the client or ends the process.
 */
export function admit(
  gate: Gate,
  connection: Connection,
  hearing: Hearing,
  frame: Frame,
  reply: (answer: Ack<unknown>) => void,
): void {
  new Admitted(gate, connection, frame, reply).run(hearing)
}

/** A class, because every message makes one: it is the task in flight, and what its answer needs, without closures. */
class Admitted implements Task {
  readonly startedAt = performance.now()
  #isAnswered = false
  readonly #gate: Gate
  readonly #connection: Connection
  readonly #frame: Frame
  readonly #reply: (answer: Ack<unknown>) => void

  constructor(gate: Gate, connection: Connection, frame: Frame, reply: (answer: Ack<unknown>) => void) {
    this.#gate = gate
    this.#connection = connection
    this.#frame = frame
    this.#reply = reply
  }

  run(hearing: Hearing): void {
    this.#gate.inFlight.add(this)
    this.#connection.inFlight.add(this)
    try {
      perform(this.#gate, this.#connection, hearing, this.#frame).then(
        (data) => this.#succeed(data),
        (error: unknown) => this.#fail(error),
      )
    } catch (error) {
      void this.#fail(error)
    }
  }

  /** A database that hangs must not leave a client waiting. The command goes on; a retry meets its result, as every write is idempotent. */
  expire(): void {
    void this.#fail(new Refusal('UNAVAILABLE', { retryAfterMs: 1_000 }))
  }

  #succeed(data: unknown): void {
    if (this.#isAnswered) return
    acked[this.#frame.name as CommandName].add()
    if (this.#frame.name === 'message.send') sendTimes.add(performance.now() - this.startedAt)
    this.#answer({ ok: true, data })
  }

  async #fail(error: unknown): Promise<void> {
    if (this.#isAnswered) return
    const { name } = this.#frame
    if (isCommand(name) && mayHaveWritten(name, error)) this.#gate.chat.auditor.hurry()
    const refusal = toRefusal(this.#gate, this.#frame, await replaceFlood(this.#gate, this.#connection, error))
    if (!this.#isAnswered) this.#answer({ ok: false, error: refusal.toWire() })
  }

  #answer(answer: Ack<unknown>): void {
    this.#isAnswered = true
    // Whoever waits for it to settle goes on after this turn.
    this.#gate.inFlight.delete(this)
    this.#connection.inFlight.delete(this)
    this.#reply(answer)
    this.#log(answer)
  }

  #log(answer: Ack<unknown>): void {
    const { log } = this.#gate.context
    if (answer.ok && !log.isLevelEnabled('debug')) return
    const { name } = this.#frame
    const entry = {
      requestId: requestId(this.#frame),
      // A name that is not in the table is the sender's text.
      command: isCommand(name) ? name : 'unknown',
      durationMs: Math.round((performance.now() - this.startedAt) * 100) / 100,
    }
    if (answer.ok) {
      log.debug(entry, 'command done')
      return
    }
    const { code } = answer.error
    refused[code].add()
    // A flood must not fill the log as well.
    if (code === 'RATE_LIMITED') log.debug({ ...entry, code }, 'command refused')
    else log.info({ ...entry, code }, 'command refused')
  }
}

/** A write that ended without a verdict may be committed all the same. */
function mayHaveWritten(name: CommandName, error: unknown): boolean {
  const { rate } = COMMANDS[name]
  if (rate !== 'send' && rate !== 'write') return false
  return !(error instanceof Refusal) || error.code === 'UNAVAILABLE'
}

function toRefusal(gate: Gate, frame: Frame, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  gate.context.log.error({ requestId: requestId(frame), err: describeError(error) }, 'command failed')
  return new Refusal('INTERNAL')
}
