import type { Clock } from '../clock/clock.ts'

const QUIET_MS = 5_000
const ANSWER_MS = 5_000
/** A timer this late was held back (a sleeping laptop, a hidden tab), and so may frames have been. */
const HELD_BACK_MS = 2_000
const GRACE_MS = 1_000

/**
 * Notices that the server is gone or frozen, which a socket may not tell for minutes: after 5 s without a frame it
 * pings, and 5 s without any frame after that is silence. It compares times instead of counting timers, because
 * browsers hold the timers of hidden tabs back.
 */
export class Heartbeat {
  readonly #clock: Clock
  readonly #ping: () => void
  readonly #onSilence: () => void
  #heardAt: number
  #pingedAt: number | null = null
  #graceGiven = false
  #cancel: () => void = () => {}

  constructor(clock: Clock, ping: () => void, onSilence: () => void) {
    this.#clock = clock
    this.#ping = ping
    this.#onSilence = onSilence
    this.#heardAt = clock.now()
    this.#wait(QUIET_MS)
  }

  /** A frame arrived: whatever it says, the server lives. */
  heard(): void {
    this.#heardAt = this.#clock.now()
    this.#pingedAt = null
    this.#graceGiven = false
  }

  /** Asks at once, where there is reason to doubt. */
  probe(): void {
    if (this.#pingedAt !== null) return
    this.#pingedAt = this.#clock.now()
    this.#wait(ANSWER_MS)
    this.#ping()
  }

  stop(): void {
    this.#cancel()
  }

  #wait(delayMs: number): void {
    this.#cancel()
    const due = this.#clock.now() + delayMs
    this.#cancel = this.#clock.after(delayMs, () => this.#look(this.#clock.now() - due))
  }

  #look(lateMs: number): void {
    const now = this.#clock.now()
    // A clock that was set back must not make the wait longer than one from now.
    this.#heardAt = Math.min(this.#heardAt, now)
    if (this.#pingedAt !== null) this.#pingedAt = Math.min(this.#pingedAt, now)
    const pingedAt = this.#pingedAt
    const dueAt = pingedAt === null ? this.#heardAt + QUIET_MS : pingedAt + ANSWER_MS
    if (now < dueAt) this.#wait(dueAt - now)
    else if (pingedAt === null) this.probe()
    else if (lateMs > HELD_BACK_MS && !this.#graceGiven) {
      // Frames that waited with this timer are read first: lateness here says nothing about the server.
      this.#graceGiven = true
      this.#wait(GRACE_MS)
    } else this.#onSilence()
  }
}
