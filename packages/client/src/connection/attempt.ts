import { type ErrorCode, PROTOCOL_VERSION, Refusal } from '@parley/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Log, Ticket } from '../options.ts'
import type { Link, Transport } from '../transport/transport.ts'
import { Heartbeat } from './heartbeat.ts'
import { Requests } from './requests.ts'

const TICKET_TIMEOUT_MS = 10_000
/** A transport gives up before that, and knows why. */
const OPEN_TIMEOUT_MS = 45_000
export const COMMAND_TIMEOUT_MS = 15_000

/** Refusals of the handshake that no waiting mends. A refused ticket is not among them: the next one is fresh. */
const FINAL_FOR_LINK: readonly ErrorCode[] = ['SESSION_ENDED', 'PROTOCOL_UNSUPPORTED', 'ORIGIN_REFUSED']
const FINAL_FOR_SESSION: readonly ErrorCode[] = ['SESSION_ENDED', 'UNAUTHENTICATED']

export interface AttemptNeeds {
  readonly transport: Transport
  readonly ticket: () => Promise<Ticket>
  readonly client: string | undefined
  readonly clock: Clock
  readonly log: Log
}

/** What becomes of an attempt. Nothing is told after `drop`. */
export interface AttemptListener {
  /** The server accepted the handshake: commands can be asked. */
  opened(): void
  received(event: string, payload: unknown): void
  /** The link is gone, silent, or never came to be; the attempt is dropped. */
  failed(reason: Refusal | null, isFinal: boolean): void
  /** An answer said that the session is over. */
  sessionOver(refusal: Refusal): void
}

/** One try to reach a server: a ticket, then a link. */
export class Attempt {
  readonly startedAt: number
  /** This server said that it is about to end. */
  isLeft = false
  readonly #needs: AttemptNeeds
  readonly #listener: AttemptListener
  #isDropped = false
  #link: Link | null = null
  #requests: Requests | null = null
  #heartbeat: Heartbeat | null = null
  #cancelTimeout: () => void = () => {}
  #onDropped: () => void = () => {}

  constructor(needs: AttemptNeeds, listener: AttemptListener) {
    this.#needs = needs
    this.#listener = listener
    this.startedAt = needs.clock.now()
    this.#limit(TICKET_TIMEOUT_MS)
    Promise.resolve()
      .then(() => needs.ticket())
      .then(
        ({ ticket }) => this.#open(ticket),
        (error: unknown) => this.#fail(error instanceof Refusal ? error : null, FINAL_FOR_SESSION),
      )
      // No ticket in the answer, no address to open, or a transport that throws: an attempt that failed as any other.
      .catch((error: unknown) => {
        needs.log('warn', 'the connection could not be opened', { error: String(error) })
        this.#fail(null, [])
      })
  }

  /** Null before the link opened, and after it was dropped. */
  get requests(): Requests | null {
    return this.#requests
  }

  /** Asks now whether the server lives. */
  probe(): void {
    this.#heartbeat?.probe()
  }

  /** Gives the attempt up, as if its link had failed. */
  fail(reason: Refusal | null): void {
    this.#fail(reason, [])
  }

  /** Keeps the link for `limitMs` at most, for the answers that are still to come, then drops it. */
  retire(limitMs: number, onDropped: () => void): void {
    this.#heartbeat?.stop()
    this.#onDropped = onDropped
    this.#cancelTimeout()
    this.#cancelTimeout = this.#needs.clock.after(limitMs, () => this.drop())
    if (this.#requests === null) this.drop()
    else this.#requests.whenSettled(() => this.drop())
  }

  /** Lets go of whatever it holds. What was under way is `Disconnected`. */
  drop(): void {
    if (this.#isDropped) return
    this.#isDropped = true
    this.#cancelTimeout()
    this.#heartbeat?.stop()
    this.#link?.close()
    const requests = this.#requests
    this.#requests = null
    requests?.abandon()
    this.#onDropped()
  }

  #open(ticket: string): void {
    if (this.#isDropped) return
    const { transport, client } = this.#needs
    this.#limit(OPEN_TIMEOUT_MS)
    const handshake = { ticket, protocol: PROTOCOL_VERSION, ...(client === undefined ? {} : { client }) }
    const link = transport.open(handshake, {
      opened: () => this.#opened(),
      received: (event, payload) => {
        if (this.#isDropped) return
        this.#heartbeat?.heard()
        this.#listener.received(event, payload)
      },
      closed: (reason) => this.#fail(reason, FINAL_FOR_LINK),
    })
    this.#link = link
    // The transport answered within `open`, by closing.
    if (this.#isDropped) link.close()
  }

  #opened(): void {
    const { clock, log } = this.#needs
    const link = this.#link
    // A transport may open within `open`, before the link is in hand: it is one turn later then.
    if (link === null) {
      queueMicrotask(() => this.#opened())
      return
    }
    if (this.#isDropped) return
    this.#cancelTimeout()
    const requests = new Requests(link, clock, (refusal) => {
      this.#heartbeat?.heard()
      if (refusal && FINAL_FOR_SESSION.includes(refusal.code) && !this.#isDropped) this.#listener.sessionOver(refusal)
    })
    this.#requests = requests
    this.#heartbeat = new Heartbeat(
      clock,
      () => requests.send('session.ping', {}, COMMAND_TIMEOUT_MS).catch(() => {}),
      () => {
        log('warn', 'the server is silent, reconnecting')
        this.#fail(null, [])
      },
    )
    this.#listener.opened()
  }

  #limit(timeoutMs: number): void {
    this.#cancelTimeout()
    this.#cancelTimeout = this.#needs.clock.after(timeoutMs, () => this.#fail(null, []))
  }

  #fail(reason: Refusal | null, final: readonly ErrorCode[]): void {
    if (this.#isDropped) return
    const isFinal = reason !== null && final.includes(reason.code)
    // Whoever asked something hears of the loss when the connection has another state already.
    this.#listener.failed(reason, isFinal)
    this.drop()
  }
}
