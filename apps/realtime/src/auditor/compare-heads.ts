import type { RoomChanges } from '../fan-out/tick-publisher.ts'
import type { ToldRevs } from './told-revs.ts'

/** Most changes that are told again of one room in one look; the next look goes on. */
const CHANGES_A_LOOK = 200

export interface AuditedRooms {
  /** Ids of the rooms that sockets of this instance hear. */
  heard(): ReadonlySet<string>
  readHeads(roomIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  readChanges(
    roomId: string,
    after: number,
    limit: number,
  ): Promise<(RoomChanges & { readonly head: number; readonly more: boolean }) | null>
  /** Tells the room's sockets. */
  tellAgain(changes: RoomChanges): Promise<void>
}

/**
 * Compares what the database holds with what sockets were told, one look at a time, and tells what nobody was told.
 *
 * A commit is visible a moment before it is broadcast. So a room that is ahead is only remembered, and told when the
 * next look finds that this very rev is still untold.
 *
 * @returns whether it is worth looking again soon.
 */
export function createComparison(rooms: AuditedRooms, told: ToldRevs): () => Promise<boolean> {
  let ahead: ReadonlyMap<string, number> = new Map()

  return async function look(): Promise<boolean> {
    told.keepOnly(rooms.heard())
    const before = told.snapshot()
    const stillAhead = new Map<string, number>()
    const suspected = ahead
    ahead = stillAhead
    if (before.size === 0) return false
    for (const [roomId, head] of await rooms.readHeads([...before.keys()])) {
      const rev = told.get(roomId)
      if (rev === undefined) continue
      // Revs never fall within an epoch, and what was told before the look was committed before it.
      if (head < (before.get(roomId) ?? 0) && rev === before.get(roomId)) told.restart(roomId, head)
      else if (head > rev && rev < (suspected.get(roomId) ?? 0)) {
        const rest = await tellRest(roomId, rev)
        if (rest !== null) stillAhead.set(roomId, rest)
      } else if (head > rev) stillAhead.set(roomId, head)
    }
    return stillAhead.size > 0
  }

  /** Returns the head where there is more to tell, else null. */
  async function tellRest(roomId: string, after: number): Promise<number | null> {
    const page = await rooms.readChanges(roomId, after, CHANGES_A_LOOK)
    if (page === null) return null
    if (page.changes.length === 0) told.restart(roomId, page.head)
    else await rooms.tellAgain(page)
    return page.more ? page.head : null
  }
}
