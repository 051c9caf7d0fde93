/** Which connections of this instance watch whom. */
export interface Watches {
  /** The connection watches these people and no others. Returns those whom nobody watches any more. */
  set(connectionId: string, personIds: readonly string[]): string[]
  /** Whom the connection watches. */
  of(connectionId: string): ReadonlySet<string>
  watchersOf(personId: string): Iterable<string>
  isWatched(personId: string): boolean
  /** Everybody who is watched. */
  people(): Iterable<string>
}

const NOBODY: ReadonlySet<string> = new Set()

export function createWatches(): Watches {
  const byConnection = new Map<string, ReadonlySet<string>>()
  const byPerson = new Map<string, Set<string>>()

  return {
    set(connectionId, personIds) {
      const before = byConnection.get(connectionId) ?? new Set<string>()
      const after = new Set(personIds)
      if (after.size === 0) byConnection.delete(connectionId)
      else byConnection.set(connectionId, after)
      for (const personId of after) {
        const watchers = byPerson.get(personId) ?? new Set<string>()
        byPerson.set(personId, watchers.add(connectionId))
      }
      const left: string[] = []
      for (const personId of before) {
        if (after.has(personId)) continue
        const watchers = byPerson.get(personId)
        watchers?.delete(connectionId)
        if (watchers?.size !== 0) continue
        byPerson.delete(personId)
        left.push(personId)
      }
      return left
    },
    of: (connectionId) => byConnection.get(connectionId) ?? NOBODY,
    watchersOf: (personId) => byPerson.get(personId) ?? [],
    isWatched: (personId) => byPerson.has(personId),
    people: () => byPerson.keys(),
  }
}
