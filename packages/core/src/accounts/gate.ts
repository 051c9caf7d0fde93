import { Refusal } from '@parley/protocol'

/**
 * Lets a few pieces of work run at once and a bounded number wait.
 * @returns a function that runs work when there is room, or rejects with `UNAVAILABLE` when too many wait already
 */
export function createGate(bounds: { atOnce: number; waiting: number; retryAfterMs: number }) {
  let running = 0
  const waiting: (() => void)[] = []

  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (running >= bounds.atOnce) {
      if (waiting.length >= bounds.waiting) throw new Refusal('UNAVAILABLE', { retryAfterMs: bounds.retryAfterMs })
      // Whoever leaves hands its place over, so `running` does not change here.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
