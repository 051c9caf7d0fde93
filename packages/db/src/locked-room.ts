import type { Member, Room } from '@parley/protocol'
import { type ChangesPage, loadChanges } from './changes.ts'
import type { Ask } from './connection/ask.ts'
import { isHiddenFrom } from './guests.ts'
import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'
import { ROOM_COLUMNS, type RoomRow, toRoom } from './room-row.ts'

/** A room whose row is locked until the transaction ends: whoever else changes it waits. Keep it short. */
export interface LockedRoom {
  readonly epoch: string
  readonly room: Room
  /** Role of the person who asks; null where they are not in it. */
  readonly role: Member['role'] | null
  /** True where it is to look like none to the person who asks: they are a guest for whom it was not chosen. */
  readonly isHidden: boolean
  /** The head before anything was changed here. */
  readonly before: number
  /** Asks within the transaction. */
  readonly ask: Ask
  /** Takes the room's next rev. Whatever is stamped with it is told to the room by itself. */
  takeRev(): Promise<number>
  /** What was changed here so far, as it would be told. */
  changes(): Promise<ChangesPage>
}

/** More than this one act does not tell at once: the rest is found by whoever looks for it. */
const MOST_CHANGES = 1_000

/** Locks a room for one act, which is committed when `act` resolves and undone when it throws. Null where there is none. */
export function withLockedRoom<T>(
  database: Database,
  { roomId, personId }: { readonly roomId: string; readonly personId: string },
  act: (room: LockedRoom) => Promise<T>,
): Promise<T | null> {
  return database.transact(async (ask) => {
    const room = await lockRoom(ask, { roomId, personId })
    return room && act(room)
  })
}

/** Locks a room within a transaction, until its end. Null where there is none. */
export async function lockRoom(
  ask: Ask,
  { roomId, personId }: { readonly roomId: string; readonly personId: string },
): Promise<LockedRoom | null> {
  // Two statements, so that what is read is true under the lock.
  const locked = await ask('lock_room', 'SELECT FROM room WHERE id = $1::uuid FOR NO KEY UPDATE', [roomId])
  if (locked.length === 0) return null
  const [row] = await ask<RoomRow & { head: string; epoch: string; role: Member['role'] | null; hidden: boolean }>(
    'locked_room',
    `SELECT ${ROOM_COLUMNS}, room.rev AS head, (SELECT epoch::text FROM workspace WHERE id = 1) AS epoch,
       (SELECT member.role::text FROM member
         WHERE member.room_id = room.id AND member.person_id = $2::uuid AND member.state = 'joined') AS role,
       ${isHiddenFrom('room', '$2::uuid')} AS hidden
     FROM room WHERE room.id = $1::uuid`,
    [roomId, personId],
  )
  if (row === undefined) return null
  const before = toRev(row.head)
  return {
    epoch: row.epoch,
    room: toRoom(row),
    role: row.role,
    isHidden: row.hidden,
    before,
    ask,
    async takeRev() {
      const [next] = await ask<{ rev: string }>(
        'take_rev',
        'UPDATE room SET rev = rev + 1 WHERE id = $1::uuid RETURNING rev',
        [roomId],
      )
      if (next === undefined) throw new Error('a locked room is gone')
      return toRev(next.rev)
    },
    async changes() {
      const [page] = await loadChanges(ask, [{ roomId, after: before }], MOST_CHANGES)
      if (page === undefined) throw new Error('a locked room is gone')
      return page
    },
  }
}
