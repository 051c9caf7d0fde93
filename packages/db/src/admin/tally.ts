import type { Database } from '../open-database.ts'

/** Rooms and messages of each that one round counts: it holds nobody up, and is over in well under a second. */
const ROOMS = 200
const MESSAGES_OF_A_ROOM = 20_000

/** Counts what was written since it was counted last, a bounded part of it. @returns in how many rooms it looked */
export async function tallyMessages(database: Pick<Database, 'ask'>): Promise<number> {
  const [row] = await database.ask<{ looked: number }>('tally', 'SELECT parley_tally($1, $2) AS looked', [
    ROOMS,
    MESSAGES_OF_A_ROOM,
  ])
  return row?.looked ?? 0
}

/** Messages of a deleted room that one round removes. */
const REMOVED_AT_ONCE = 2_000

/**
 * Removes a bounded part of what was said in rooms that were deleted, and each room once nothing of it is left.
 * @returns how many messages and rooms
 */
export async function purgeDeletedRooms(database: Pick<Database, 'ask'>): Promise<number> {
  const [room] = await database.ask<{ id: string }>(
    'deleted_room',
    'SELECT id::text FROM room WHERE deleted_at IS NOT NULL ORDER BY deleted_at LIMIT 1',
    [],
  )
  if (room === undefined) return 0
  const gone = await database.ask(
    'purge_messages',
    `DELETE FROM message WHERE room_id = $1::uuid AND seq IN (
       SELECT seq FROM message WHERE room_id = $1::uuid ORDER BY seq LIMIT ${REMOVED_AT_ONCE}) RETURNING seq`,
    [room.id],
  )
  if (gone.length > 0) return gone.length
  await database.ask('purge_room', 'DELETE FROM room WHERE id = $1::uuid AND deleted_at IS NOT NULL', [room.id])
  return 1
}
