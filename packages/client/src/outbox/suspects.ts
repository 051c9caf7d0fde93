import type { Clock } from '../clock/clock.ts'

/** Losses before an act is suspected: until then it is the network, or a server that restarts. */
const LOSSES_BEFORE = 2
const MOST_TRIALS = 3
/** A link that held this long is not one of a server that dies anyway. */
const STEADY_MS = 2_000

/**
 * Finds the act that ends every connection it is sent on (a frame that the server or a proxy will not take), which
 * would hold up all others for ever. An act that was lost with its link twice is tried on links that have held for
 * a while, with nothing else under way; three lost trials in a row convict it. Any answer clears it.
 */
export class Suspects {
  readonly #clock: Clock
  readonly #onSteady: () => void
  readonly #losses = new Map<string, number>()
  #isSteady = false
  #onTrial: string | null = null
  #cancelTimer: () => void = () => {}

  /** @param onSteady the link has held: a trial may begin */
  constructor(clock: Clock, onSteady: () => void) {
    this.#clock = clock
    this.#onSteady = onSteady
  }

  /** A fresh link. */
  connected(): void {
    this.stop()
    if (this.#losses.size === 0) return
    this.#cancelTimer = this.#clock.after(STEADY_MS, () => {
      this.#isSteady = true
      this.#onSteady()
    })
  }

  /** Whether the act may go now. During a trial nothing else may, and before it whatever is under way comes home. */
  admits(key: string, isAnyInFlight: () => boolean): boolean {
    if (!this.#isSuspect(key)) return this.#onTrial === null
    if (!this.#isSteady || (this.#onTrial !== null && this.#onTrial !== key)) return false
    this.#onTrial = key
    return !isAnyInFlight()
  }

  /** The link ended before the answer came. Returns whether the act is convicted. */
  lost(key: string, wasAlone: boolean): boolean {
    const isTrial = this.#onTrial === key && wasAlone
    this.stop()
    const losses = this.#losses.get(key) ?? 0
    if (losses < LOSSES_BEFORE || isTrial) this.#losses.set(key, losses + 1)
    return losses + 1 >= LOSSES_BEFORE + MOST_TRIALS && isTrial
  }

  /** The act was answered, or is not to be sent any more. */
  clear(key: string): void {
    this.#losses.delete(key)
    if (this.#onTrial === key) this.#onTrial = null
  }

  stop(): void {
    this.#cancelTimer()
    this.#isSteady = false
    this.#onTrial = null
  }

  #isSuspect(key: string): boolean {
    return (this.#losses.get(key) ?? 0) >= LOSSES_BEFORE
  }
}
