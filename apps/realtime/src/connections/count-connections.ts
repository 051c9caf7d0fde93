/** Bounds how many connections one person may hold on this instance: tabs and devices, not a flood. */
export interface ConnectionCount {
  /** Takes a place; returns the way to give it back, or null when the person holds as many as allowed. */
  take(personId: string): (() => void) | null
}

export function createConnectionCount(limit: number): ConnectionCount {
  const counts = new Map<string, number>()
  return {
    take(personId) {
      const count = counts.get(personId) ?? 0
      if (count >= limit) return null
      counts.set(personId, count + 1)
      let given = false
      return () => {
        if (given) return
        given = true
        const left = (counts.get(personId) ?? 1) - 1
        if (left > 0) counts.set(personId, left)
        else counts.delete(personId)
      }
    },
  }
}
