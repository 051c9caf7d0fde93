import { type Ack, type CommandInput, type CommandName, type CommandOutput, Refusal } from '@parley/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Link } from '../transport/transport.ts'

/** The connection went away before the answer came: whether the server did it is unknown. */
export class Disconnected extends Refusal {
  /** Nothing else was under way on the link that ended. */
  readonly wasAlone: boolean

  constructor(wasAlone = false) {
    super('UNAVAILABLE')
    this.wasAlone = wasAlone
  }
}

/** Asks the server one thing. Rejects with a `Refusal`; with `Disconnected` where there is no connection (any more). */
export type Request = <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandOutput<N>>

/** Commands under way on one link. */
export class Requests {
  readonly #link: Link
  readonly #clock: Clock
  readonly #onAck: (refusal: Refusal | null) => void
  readonly #pending = new Set<(refusal: Refusal) => void>()
  #onSettled: () => void = () => {}

  /** @param onAck hears of each answer, before whoever asked does */
  constructor(link: Link, clock: Clock, onAck: (refusal: Refusal | null) => void) {
    this.#link = link
    this.#clock = clock
    this.#onAck = onAck
  }

  send<N extends CommandName>(name: N, input: CommandInput<N>, timeoutMs: number): Promise<CommandOutput<N>> {
    return new Promise((resolve, reject) => {
      const fail = (refusal: Refusal) => {
        cancel()
        this.#pending.delete(fail)
        reject(refusal)
        this.#look()
      }
      // The server lives, or the heartbeat would know; only this answer is missing.
      const cancel = this.#clock.after(timeoutMs, () => fail(new Refusal('UNAVAILABLE')))
      this.#pending.add(fail)
      this.#link.send(name, input, (answer) => {
        const ack = answer as Ack<CommandOutput<N>> | undefined
        const refusal = ack?.ok ? null : Refusal.fromWire(ack?.error)
        const awaited = this.#pending.delete(fail)
        this.#onAck(refusal)
        if (!awaited) return
        cancel()
        if (ack?.ok) resolve(ack.data)
        else reject(refusal)
        this.#look()
      })
    })
  }

  /** Calls once when nothing is under way, which may be now. */
  whenSettled(onSettled: () => void): void {
    this.#onSettled = onSettled
    this.#look()
  }

  /** Fails everything under way. */
  abandon(): void {
    const wasAlone = this.#pending.size === 1
    for (const fail of [...this.#pending]) fail(new Disconnected(wasAlone))
  }

  #look(): void {
    if (this.#pending.size > 0) return
    const onSettled = this.#onSettled
    this.#onSettled = () => {}
    onSettled()
  }
}
