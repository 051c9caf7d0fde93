/** Which connections stand for which device session, from before the session was checked until they close. */
export interface LiveSessions<C> {
  /** Returns the way to forget the connection. */
  add(sessionId: string, connection: C): () => void
  of(sessionId: string): C[]
  ids(): string[]
}

export function createLiveSessions<C>(): LiveSessions<C> {
  const live = new Map<string, Set<C>>()
  return {
    add(sessionId, connection) {
      const connections = live.get(sessionId) ?? new Set<C>()
      live.set(sessionId, connections.add(connection))
      return () => {
        connections.delete(connection)
        if (connections.size === 0 && live.get(sessionId) === connections) live.delete(sessionId)
      }
    },
    of: (sessionId) => [...(live.get(sessionId) ?? [])],
    ids: () => [...live.keys()],
  }
}
