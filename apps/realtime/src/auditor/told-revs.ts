/**
 * How far this instance's sockets were told, by room. A room is known from when a socket of this instance hears it,
 * so this is as large as what is heard.
 */
export interface ToldRevs {
  /** A socket hears the room from now on and holds everything up to this rev. What was told since counts more. */
  begin(roomId: string, epoch: string, rev: number): void
  /** The room's sockets were sent a change of this rev. Another epoch counts anew. */
  tell(roomId: string, epoch: string, rev: number): void
  /** The database went back behind what was told: it was restored, and counts from here. */
  restart(roomId: string, rev: number): void
  get(roomId: string): number | undefined
  /** Forgets every other room. */
  keepOnly(roomIds: ReadonlySet<string>): void
  /** As it is now; what is told later does not change it. */
  snapshot(): ReadonlyMap<string, number>
}

export function createToldRevs(): ToldRevs {
  const told = new Map<string, { readonly epoch: string | null; readonly rev: number }>()
  return {
    begin(roomId, epoch, rev) {
      if (!told.has(roomId)) told.set(roomId, { epoch, rev })
    },
    tell(roomId, epoch, rev) {
      const before = told.get(roomId)
      const isLater = before === undefined || rev > before.rev
      if (isLater || (before.epoch !== null && before.epoch !== epoch)) told.set(roomId, { epoch, rev })
    },
    restart: (roomId, rev) => void told.set(roomId, { epoch: null, rev }),
    get: (roomId) => told.get(roomId)?.rev,
    keepOnly(roomIds) {
      for (const roomId of told.keys()) if (!roomIds.has(roomId)) told.delete(roomId)
    },
    snapshot: () => new Map([...told].map(([roomId, { rev }]) => [roomId, rev])),
  }
}
