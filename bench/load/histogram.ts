/** Ten microseconds a bucket, up to ten seconds; what is longer counts as ten seconds. */
const BUCKET_MS = 0.01
const BUCKETS = 1_000_000

/** Counts of latencies, cheap enough for every single delivery. */
export class Histogram {
  readonly #counts = new Uint32Array(BUCKETS)
  count = 0

  add(milliseconds: number): void {
    const bucket = Math.max(0, Math.min(BUCKETS - 1, Math.floor(milliseconds / BUCKET_MS)))
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1
    this.count += 1
  }

  /** The latency in milliseconds that the given share (0 to 1) stays below; null without any. */
  quantile(share: number): number | null {
    if (this.count === 0) return null
    const rank = Math.ceil(this.count * share)
    let seen = 0
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      seen += this.#counts[bucket] as number
      if (seen >= rank) return (bucket + 1) * BUCKET_MS
    }
    return BUCKETS * BUCKET_MS
  }

  clear(): void {
    this.#counts.fill(0)
    this.count = 0
  }
}
