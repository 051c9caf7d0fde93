/** Bounds how many connections one holder (a person, a network) may have on this instance. */
export interface ConnectionCount {
  /** Takes a place; returns the way to give it back, or null when the holder has as many as allowed. */
  take(holder: string): (() => void) | null
  of(holder: string): number
}

export function createConnectionCount(limit: number): ConnectionCount {
  const counts = new Map<string, number>()
  return {
    of: (holder) => counts.get(holder) ?? 0,
    take(holder) {
      const count = counts.get(holder) ?? 0
      if (count >= limit) return null
      counts.set(holder, count + 1)
      let given = false
      return () => {
        if (given) return
        given = true
        const left = (counts.get(holder) ?? 1) - 1
        if (left > 0) counts.set(holder, left)
        else counts.delete(holder)
      }
    },
  }
}
