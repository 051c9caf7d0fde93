/** Time as the SDK sees it, so that a test can own it. */
export interface Clock {
  /** Milliseconds since the epoch. Wall time, because it goes on while a laptop sleeps. */
  now(): number
  /** Calls back once, after at least so many milliseconds; returns the way to cancel. */
  after(delayMs: number, callback: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
