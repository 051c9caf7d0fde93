/** Bounds of what is told apart: each bucket is a twelfth wider than the one before. */
const LEAST_MS = 0.05
const A_DOUBLING = 8
const BUCKETS = 168

export interface TakenTimes {
  readonly count: number
  /** Null where there was none. */
  readonly p50Ms: number | null
  readonly p95Ms: number | null
}

/**
 * How long answers took, since somebody took the figures last. Adding one is a logarithm and an addition, and allocates
 * nothing, so it may stand where every message passes. What is told is within a tenth of what was.
 */
export class AckTimes {
  readonly #counts = new Uint32Array(BUCKETS)
  #count = 0

  add(ms: number): void {
    const bucket = ms <= LEAST_MS ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log2(ms / LEAST_MS) * A_DOUBLING))
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
    this.#count += 1
  }

  /** The figures; from now on it counts anew. */
  take(): TakenTimes {
    const count = this.#count
    const taken = { count, p50Ms: this.#within(0.5), p95Ms: this.#within(0.95) }
    this.#counts.fill(0)
    this.#count = 0
    return taken
  }

  /** What this share of them did not exceed. */
  #within(share: number): number | null {
    if (this.#count === 0) return null
    const wanted = Math.ceil(this.#count * share)
    let seen = 0
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      seen += this.#counts[bucket] ?? 0
      if (seen >= wanted) return round(LEAST_MS * 2 ** (bucket / A_DOUBLING))
    }
    return null
  }
}

/** Two digits are as much as is known. */
export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(2))
}

/** Of the messages that this instance stored: from their arrival to their answer. */
export const sendTimes = new AckTimes()
