/** A seeded generator (mulberry32, Tommy Ettinger, public domain): from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Ids in the form of UUIDs, the same ones for the same prefix. */
export function idsOf(prefix: number): () => string {
  let count = 0
  return () => {
    count += 1
    return `${prefix.toString(16).padStart(8, '0')}-0000-7000-8000-${count.toString(16).padStart(12, '0')}`
  }
}
