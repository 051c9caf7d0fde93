import type { Clock } from './clock.ts'

/** Waits before a next try, which a new connection ends at once: what an earlier one put off is no longer refused. */
export class Pauses {
  readonly #clock: Clock
  readonly #wakes = new Set<() => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Resolves after so many milliseconds, or when all are woken. */
  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel()
        this.#wakes.delete(wake)
        resolve()
      }
      const cancel = this.#clock.after(delayMs, wake)
      this.#wakes.add(wake)
    })
  }

  wakeAll(): void {
    for (const wake of [...this.#wakes]) wake()
  }
}
