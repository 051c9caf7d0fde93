import { type CommandInput, type CommandName, type CommandOutput, Refusal } from '@parley/protocol'
import type { ConnectionState } from '../api.ts'
import { Attempt, type AttemptNeeds, COMMAND_TIMEOUT_MS } from './attempt.ts'
import { moveWaitMs, waitMs } from './backoff.ts'
import { Disconnected, type Request } from './requests.ts'

/*
 *             connect                 link opened             hello answered
 *   idle ───────────────► connecting ─────────────► syncing ────────────────► online ───┐ server.draining: another link
 *                          ▲      │                    │                       ▲ │      │ is opened and greeted, then
 *      the wait is over,   │      │ no ticket,         │ link lost, silence,   │ │      │ this one is let go; where that
 *      or retryNow         │      │ no link            │ hello refused         └─┼──────┘ fails, it is tried again
 *                          │      ▼                    ▼                         │
 *                          └── waiting ◄─────────────────────────────────────────┘ link lost, silence
 *
 *   any state ── close, session over, handshake refused for good ──► ended
 */

const HELLO_TIMEOUT_MS = 10_000
/** A connection that held for less than this counts as one more failure, lest a crashing server be hammered. */
const STABLE_MS = 2_000
/** An attempt younger than this is not begun anew by `retryNow`. */
const FRESH_ATTEMPT_MS = 3_000
/** How long a link that was moved away from waits for its last answers. */
const LAST_ANSWERS_MS = 5_000

export interface ConnectionNeeds extends AttemptNeeds {
  readonly random: () => number
  /** Says hello on a fresh link and takes the answer in. Rejecting gives the link up. */
  readonly hello: () => Promise<void>
  /**
   * Says hello on a link that is about to replace the one in use. Resolves to what takes the answer in, which is called
   * when the link is in use.
   */
  readonly helloAhead: (request: Request) => Promise<() => void>
  readonly received: (event: string, payload: unknown) => void
  readonly changed: (state: ConnectionState) => void
}

export class Connection {
  readonly #needs: ConnectionNeeds
  #state: ConnectionState = { status: 'idle' }
  /** What answers to another one than this, or the successor, is not heard any more. */
  #attempt: Attempt | null = null
  /** While online, on the way to replace it. */
  #successor: Attempt | null = null
  readonly #retired = new Set<Attempt>()
  #failures = 0
  #failedMoves = 0
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
      this.#attempt?.probe()
    }
  }

  /** Ends for good. */
  end(reason: Refusal | null): void {
    if (this.#state.status === 'ended') return
    this.#leave()
    for (const attempt of [...this.#retired]) attempt.drop()
    this.#set({ status: 'ended', reason })
  }

  /** Asks on the live link; rejects with `Disconnected` where there is none. */
  request<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    return ask(this.#attempt, name, input)
  }

  #begin(): void {
    this.#leave()
    const attempt: Attempt = new Attempt(this.#needs, {
      opened: () => this.#greet(attempt),
      received: (event, payload) => this.#received(attempt, event, payload),
      failed: (reason, isFinal) => {
        if (this.#attempt === attempt) this.#lost(reason, isFinal)
      },
      sessionOver: (refusal) => this.end(refusal),
    })
    this.#attempt = attempt
    this.#set({ status: 'connecting', attempt: this.#failures + 1, offlineSince: this.#offlineSince })
  }

  #greet(attempt: Attempt): void {
    this.#set({ status: 'syncing', offlineSince: this.#offlineSince })
    this.#needs.hello().then(
      () => {
        if (this.#attempt !== attempt) return
        this.#offlineSince = null
        this.#set({ status: 'online', since: this.#needs.clock.now() })
        if (attempt.isLeft) this.#move()
      },
      (error: unknown) => attempt.fail(this.#refusalOf(error)),
    )
  }

  /** Goes over to another link without being offline for a moment. */
  #move(): void {
    if (this.#state.status !== 'online' || this.#successor) return
    this.#cancelWait()
    const successor: Attempt = new Attempt(this.#needs, {
      opened: () => {
        this.#needs
          .helloAhead((name, input) => ask(successor, name, input))
          .then(
            (takeIn) => this.#replaceBy(successor, takeIn),
            (error: unknown) => successor.fail(this.#refusalOf(error)),
          )
      },
      received: (event, payload) => this.#received(successor, event, payload),
      failed: (reason, isFinal) => {
        if (this.#attempt === successor) this.#lost(reason, isFinal)
        else if (this.#successor === successor) this.#moveFailed(reason)
      },
      sessionOver: (refusal) => this.end(refusal),
    })
    this.#successor = successor
  }

  #replaceBy(successor: Attempt, takeIn: () => void): void {
    if (this.#successor !== successor) return
    const left = this.#attempt
    this.#successor = null
    this.#attempt = successor
    this.#failedMoves = 0
    if (left) {
      this.#retired.add(left)
      left.retire(LAST_ANSWERS_MS, () => this.#retired.delete(left))
    }
    takeIn()
    this.#needs.log('info', 'moved to another instance')
    if (successor.isLeft) this.#move()
  }

  /** The link in use serves on until it ends. Whatever the reason is, it is met again by then. */
  #moveFailed(reason: Refusal | null): void {
    this.#successor = null
    const { clock, random, log } = this.#needs
    const delayMs = moveWaitMs(reason, this.#failedMoves, random)
    this.#failedMoves += 1
    log('info', 'not moved yet', { reason: reason?.code ?? 'network', delayMs })
    this.#cancelWait = clock.after(delayMs, () => this.#move())
  }

  #received(attempt: Attempt, event: string, payload: unknown): void {
    if (event === 'server.draining') {
      attempt.isLeft = true
      if (attempt === this.#attempt) this.#move()
    } else if (attempt === this.#attempt || attempt === this.#successor) this.#needs.received(event, payload)
  }

  #lost(reason: Refusal | null, isFinal: boolean): void {
    if (isFinal) {
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

  #refusalOf(error: unknown): Refusal | null {
    if (error instanceof Refusal) return error
    this.#needs.log('warn', 'hello failed', { error: String(error) })
    return null
  }

  /** Lets go of whatever the current state holds. */
  #leave(): void {
    const attempts = [this.#attempt, this.#successor]
    this.#attempt = null
    this.#successor = null
    this.#failedMoves = 0
    this.#cancelWait()
    for (const attempt of attempts) attempt?.drop()
  }

  #set(state: ConnectionState): void {
    this.#state = state
    this.#needs.changed(state)
  }
}

function ask<N extends CommandName>(
  attempt: Attempt | null,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  const requests = attempt?.requests
  if (!requests) return Promise.reject(new Disconnected())
  return requests.send(name, input, name === 'session.hello' ? HELLO_TIMEOUT_MS : COMMAND_TIMEOUT_MS)
}
