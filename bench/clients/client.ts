import type { Ledger } from '../load/ledger.ts'
import type { Dialect } from '../wire/dialect.ts'
import { WireSocket } from '../wire/socket.ts'
import type { Member } from './population.ts'

export interface ClientNews {
  onReady?(client: Client): void
  onRefused?(client: Client, retryAfterMs: number | null, reason: string): void
  onClosed?(client: Client): void
}

/** One connection of one member, as light as can be: what it hears goes to the ledger of the round. */
export class Client {
  isReady = false
  isClosed = false
  /** The round that is going on; without one, what arrives is dropped. */
  ledger: Ledger | null = null
  /** Told when the member's message of this number was acked and, where it hears the room, came back. */
  onDone: ((client: Client) => void) | null = null
  readonly #wire: WireSocket
  readonly #dialect: Dialect
  #waitsForAck = 0
  #waitsForEcho = 0

  constructor(
    readonly member: Member,
    port: number,
    dialect: Dialect,
    private readonly hears: boolean,
    private readonly news: ClientNews,
  ) {
    this.#dialect = dialect
    const { opening } = dialect
    this.#wire = new WireSocket(port, dialect.path, () => {
      if (opening !== null) this.#wire.send(opening(member))
    })
    this.#wire.onFrame = (buffer, start, end) => this.#hear(buffer, start, end)
    this.#wire.onClose = () => {
      this.isReady = false
      this.isClosed = true
      this.news.onClosed?.(this)
    }
  }

  get isWaiting(): boolean {
    return this.#waitsForAck !== 0 || this.#waitsForEcho !== 0
  }

  /** Sends one message, due at `dueAt`. One at a time, unless nobody asks for `onDone`. */
  post(ledger: Ledger, dueAt: number): void {
    const number = ledger.begin(this.member.room.index, dueAt)
    this.#waitsForAck = number
    this.#waitsForEcho = this.hears ? number : 0
    this.#wire.send(this.#dialect.message(this.member, number, ledger.body(number)))
  }

  forgetWaiting(): void {
    this.#waitsForAck = 0
    this.#waitsForEcho = 0
  }

  cut(): void {
    this.#wire.cut()
  }

  #hear(buffer: Buffer, start: number, end: number): void {
    if (!this.isReady) {
      this.#hearGreeting(buffer.toString('latin1', start, end))
      return
    }
    const { ledger } = this
    if (this.#dialect.isDelivery(buffer, start)) {
      if (ledger === null) return
      if (ledger.receive(buffer, start, end, this.member.index, this.#waitsForEcho)) {
        this.#waitsForEcho = 0
        this.#finish()
      }
      return
    }
    const acked = this.#dialect.ackedNumber(buffer, start, end)
    if (acked !== 0) {
      if (ledger?.isOwn(acked)) ledger.acked += 1
      else if (acked === -1 && ledger !== null) ledger.refused += 1
      if (this.#waitsForAck !== 0 && (acked === this.#waitsForAck || acked === -1)) {
        this.#waitsForAck = 0
        if (acked === -1) this.#waitsForEcho = 0
        this.#finish()
      }
      return
    }
    const answer = this.#dialect.heartbeatAnswer(buffer, start, end)
    if (answer !== null) this.#wire.send(answer)
  }

  #finish(): void {
    if (!this.isWaiting) this.onDone?.(this)
  }

  #hearGreeting(text: string): void {
    const greeting = this.#dialect.greet(text, this.member)
    if (text === '2') this.#wire.send('3')
    else if (greeting.kind === 'say') this.#wire.send(greeting.text)
    else if (greeting.kind === 'ready') {
      this.isReady = true
      this.news.onReady?.(this)
    } else if (greeting.kind === 'refused') {
      this.news.onRefused?.(this, greeting.retryAfterMs, greeting.reason)
    }
  }
}
