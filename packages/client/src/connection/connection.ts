import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  type ErrorCode,
  PROTOCOL_VERSION,
  Refusal,
} from '@parley/protocol'
import type { ConnectionState } from '../api.ts'
import type { Clock } from '../clock/clock.ts'
import type { Log, Ticket } from '../options.ts'
import type { Link, Transport } from '../transport/transport.ts'
import { waitMs } from './backoff.ts'
import { Heartbeat } from './heartbeat.ts'
import { Disconnected, Requests } from './requests.ts'

/*
 *             connect                 link opened             hello answered
 *   idle ───────────────► connecting ─────────────► syncing ────────────────► online
 *                          ▲      │                    │                         │
 *      the wait is over,   │      │ no ticket,         │ link lost, silence,     │ link lost,
 *      or retryNow         │      │ no link            │ hello refused           │ silence
 *                          │      ▼                    ▼                         ▼
 *                          └── waiting ◄──────────────────────────────────────────
 *
 *   any state ── close, session over, handshake refused for good ──► ended
 */

const TICKET_TIMEOUT_MS = 10_000
const OPEN_TIMEOUT_MS = 12_000
const HELLO_TIMEOUT_MS = 10_000
const COMMAND_TIMEOUT_MS = 15_000
/** A connection that held for less than this counts as one more failure, lest a crashing server be hammered. */
const STABLE_MS = 2_000
/** An attempt younger than this is not begun anew by `retryNow`. */
const FRESH_ATTEMPT_MS = 3_000

/** Refusals of the handshake that no waiting mends. A refused ticket is not among them: the next one is fresh. */
const FINAL_FOR_LINK: readonly ErrorCode[] = ['SESSION_ENDED', 'PROTOCOL_UNSUPPORTED', 'ORIGIN_REFUSED']
const FINAL_FOR_SESSION: readonly ErrorCode[] = ['SESSION_ENDED', 'UNAUTHENTICATED']

export interface ConnectionNeeds {
  readonly transport: Transport
  readonly ticket: () => Promise<Ticket>
  readonly client: string | undefined
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
  /** Says hello on a fresh link and takes the answer in. Rejecting gives the link up. */
  readonly hello: () => Promise<void>
  readonly received: (event: string, payload: unknown) => void
  readonly changed: (state: ConnectionState) => void
}

/** What belongs to one attempt; whatever answers to an older one is not heard any more. */
interface Attempt {
  readonly startedAt: number
  link: Link | null
  requests: Requests | null
  heartbeat: Heartbeat | null
  cancelTimeout: () => void
}

export class Connection {
  readonly #needs: ConnectionNeeds
  #state: ConnectionState = { status: 'idle' }
  #attempt: Attempt | null = null
  #failures = 0
  #offlineSince: number | null = null
  #cancelWait: () => void = () => {}

  constructor(needs: ConnectionNeeds) {
    this.#needs = needs
  }

  get state(): ConnectionState {
    return this.#state
  }

  connect(): void {
    if (this.#state.status === 'idle') this.#begin()
  }

  retryNow(): void {
    const { status } = this.#state
    if (status === 'waiting') {
      this.#failures = 0
      this.#begin()
    } else if (status === 'connecting') {
      const startedAt = this.#attempt?.startedAt ?? 0
      if (this.#needs.clock.now() - startedAt >= FRESH_ATTEMPT_MS) this.#begin()
    } else {
      this.#attempt?.heartbeat?.probe()
    }
  }

  /** Ends for good. */
  end(reason: Refusal | null): void {
    if (this.#state.status === 'ended') return
    this.#leave()
    this.#set({ status: 'ended', reason })
  }

  /** Asks on the live link; rejects with `Disconnected` where there is none. */
  request<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    const requests = this.#attempt?.requests
    if (!requests) return Promise.reject(new Disconnected())
    return requests.send(name, input, name === 'session.hello' ? HELLO_TIMEOUT_MS : COMMAND_TIMEOUT_MS)
  }

  #begin(): void {
    this.#leave()
    const { clock } = this.#needs
    const attempt: Attempt = {
      startedAt: clock.now(),
      link: null,
      requests: null,
      heartbeat: null,
      cancelTimeout: () => {},
    }
    this.#attempt = attempt
    this.#set({ status: 'connecting', attempt: this.#failures + 1, offlineSince: this.#offlineSince })
    this.#limit(attempt, TICKET_TIMEOUT_MS)
    Promise.resolve()
      .then(() => this.#needs.ticket())
      .then(
        ({ ticket }) => this.#open(attempt, ticket),
        (error: unknown) => this.#fail(attempt, error instanceof Refusal ? error : null, FINAL_FOR_SESSION),
      )
      // No ticket in the answer, no address to open, or a transport that throws: an attempt that failed as any other.
      .catch((error: unknown) => {
        this.#needs.log('warn', 'the connection could not be opened', { error: String(error) })
        this.#fail(attempt, null, [])
      })
  }

  #open(attempt: Attempt, ticket: string): void {
    if (this.#attempt !== attempt) return
    const { transport, client, received } = this.#needs
    this.#limit(attempt, OPEN_TIMEOUT_MS)
    const handshake = { ticket, protocol: PROTOCOL_VERSION, ...(client === undefined ? {} : { client }) }
    attempt.link = transport.open(handshake, {
      opened: () => this.#opened(attempt),
      received: (event, payload) => {
        if (this.#attempt !== attempt) return
        attempt.heartbeat?.heard()
        received(event, payload)
      },
      closed: (reason) => this.#fail(attempt, reason, FINAL_FOR_LINK),
    })
    // The transport answered within `open`, by closing.
    if (this.#attempt !== attempt) attempt.link.close()
  }

  #opened(attempt: Attempt): void {
    // A transport may open within `open`, before the link is in hand: it is one turn later then.
    if (attempt.link === null) {
      queueMicrotask(() => this.#opened(attempt))
      return
    }
    if (this.#attempt !== attempt) return
    attempt.cancelTimeout()
    const requests = new Requests(attempt.link, this.#needs.clock, (refusal) => {
      attempt.heartbeat?.heard()
      if (refusal && FINAL_FOR_SESSION.includes(refusal.code) && this.#attempt === attempt) this.end(refusal)
    })
    attempt.requests = requests
    attempt.heartbeat = new Heartbeat(
      this.#needs.clock,
      () => requests.send('session.ping', {}, COMMAND_TIMEOUT_MS).catch(() => {}),
      () => {
        this.#needs.log('warn', 'the server is silent, reconnecting')
        this.#fail(attempt, null, [])
      },
    )
    this.#set({ status: 'syncing', offlineSince: this.#offlineSince })
    this.#needs.hello().then(
      () => {
        if (this.#attempt !== attempt) return
        this.#offlineSince = null
        this.#set({ status: 'online', since: this.#needs.clock.now() })
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) this.#needs.log('warn', 'hello failed', { error: String(error) })
        this.#fail(attempt, error instanceof Refusal ? error : null, [])
      },
    )
  }

  #limit(attempt: Attempt, timeoutMs: number): void {
    attempt.cancelTimeout()
    attempt.cancelTimeout = this.#needs.clock.after(timeoutMs, () => this.#fail(attempt, null, []))
  }

  #fail(attempt: Attempt, reason: Refusal | null, final: readonly ErrorCode[]): void {
    if (this.#attempt !== attempt) return
    if (reason && final.includes(reason.code)) {
      this.end(reason)
      return
    }
    const { clock, random, log } = this.#needs
    const now = clock.now()
    if (this.#state.status === 'online' && now - this.#state.since >= STABLE_MS) this.#failures = 0
    this.#leave()
    this.#offlineSince ??= now
    const delayMs = waitMs(reason, this.#failures, random)
    this.#failures += 1
    log('info', 'not connected', { reason: reason?.code ?? 'network', failures: this.#failures, delayMs })
    this.#cancelWait = clock.after(delayMs, () => this.#begin())
    this.#set({
      status: 'waiting',
      attempt: this.#failures,
      retryAt: now + delayMs,
      offlineSince: this.#offlineSince,
      reason,
    })
  }

  /** Lets go of whatever the current state holds. */
  #leave(): void {
    const attempt = this.#attempt
    this.#attempt = null
    this.#cancelWait()
    attempt?.cancelTimeout()
    attempt?.heartbeat?.stop()
    attempt?.link?.close()
    attempt?.requests?.abandon()
  }

  #set(state: ConnectionState): void {
    this.#state = state
    this.#needs.changed(state)
  }
}
