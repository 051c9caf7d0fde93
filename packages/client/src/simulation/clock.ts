import type { Clock } from '../clock/clock.ts'

interface Timer {
  readonly at: number
  readonly order: number
  readonly callback: () => void
}

/** Time that only moves when a test says so. Between two moments everything that was promised happens. */
export class SimulatedClock implements Clock {
  #now = Date.UTC(2026, 0, 1)
  /** How far the wall clock is from the time that timers run by. */
  #skewMs = 0
  #timers: Timer[] = []
  #order = 0

  now(): number {
    return this.#now + this.#skewMs
  }

  /** Somebody sets the wall clock; timers go on as they were. */
  setBack(ms: number): void {
    this.#skewMs -= ms
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delayMs), order: this.#order++, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settled()
    for (;;) {
      const next = this.#next()
      if (!next || next.at > end) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#now = Math.max(this.#now, next.at)
      next.callback()
      await settled()
    }
    this.#now = end
  }

  /** Time that passes while nothing runs: a sleeping laptop. */
  sleep(ms: number): void {
    this.#now += ms
  }

  #next(): Timer | undefined {
    return this.#timers.reduce<Timer | undefined>(
      (first, timer) =>
        !first || timer.at < first.at || (timer.at === first.at && timer.order < first.order) ? timer : first,
      undefined,
    )
  }
}

/** Resolves when no promise has anything left to do. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
