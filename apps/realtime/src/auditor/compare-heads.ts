import type { RoomChanges } from '../fan-out/tick-publisher.ts'
import type { ToldRevs } from './told-revs.ts'

/** Most changes that are told again of one room in one look; the next look goes on. */
const CHANGES_A_LOOK = 200
/** Rooms whose changes are read together. */
const ROOMS_A_QUERY = 100

export interface AuditedRooms {
  /** Ids of the rooms that sockets of this instance hear. */
  heard(): ReadonlySet<string>
  readHeads(roomIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** At most `limit` changes of each room; rooms that do not exist are left out. */
  readChanges(
    rooms: readonly { readonly roomId: string; readonly after: number }[],
    limit: number,
  ): Promise<readonly (RoomChanges & { readonly head: number; readonly more: boolean })[]>
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
    const untold: { roomId: string; after: number }[] = []
    for (const [roomId, head] of await rooms.readHeads([...before.keys()])) {
      const rev = told.get(roomId)
      if (rev === undefined) continue
      // Revs never fall within an epoch, and what was told before the look was committed before it.
      if (head < (before.get(roomId) ?? 0) && rev === before.get(roomId)) told.restart(roomId, head)
      else if (head > rev && rev < (suspected.get(roomId) ?? 0)) untold.push({ roomId, after: rev })
      else if (head > rev) stillAhead.set(roomId, head)
    }
    for (let at = 0; at < untold.length; at += ROOMS_A_QUERY) {
      for (const page of await rooms.readChanges(untold.slice(at, at + ROOMS_A_QUERY), CHANGES_A_LOOK)) {
        if (page.changes.length === 0) told.restart(page.roomId, page.head)
        else await rooms.tellAgain(page)
        if (page.more) stillAhead.set(page.roomId, page.head)
      }
    }
    return stillAhead.size > 0
  }
}
