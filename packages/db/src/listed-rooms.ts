import type { ListedRoom } from '@parley/protocol'
import { escapeLike } from './escape-like.ts'
import { isHiddenFrom } from './guests.ts'
import type { Database } from './open-database.ts'
import { ROOM_COLUMNS, type RoomRow, toRoom } from './room-row.ts'

interface ListedRoomRow extends RoomRow {
  readonly member_count: number
  readonly joined: boolean
}

const JOINED = `EXISTS (SELECT FROM member WHERE member.room_id = room.id AND member.person_id = $1::uuid
  AND member.state = 'joined')`

const LISTED = `${ROOM_COLUMNS},
  (SELECT count(*) FROM member WHERE member.room_id = room.id AND member.state = 'joined')::int AS member_count,
  ${JOINED} AS joined`

export interface RoomQuery {
  readonly personId: string
  /** Lower case; empty for all. */
  readonly contains: string
  /** Only those that the person is in (true) or is not in; null for both. */
  readonly joined: boolean | null
  readonly archived: boolean
  /** Rooms whose name sorts after this one; empty to begin. */
  readonly afterName: string
  readonly limit: number
}

/**
 * Public rooms, and private ones that the person is in, by name, which compares by code point so that paging is stable.
 */
export async function findListedRooms(database: Database, query: RoomQuery): Promise<ListedRoom[]> {
  const rows = await database.ask<ListedRoomRow>(
    'listed_rooms',
    `SELECT ${LISTED} FROM room
     WHERE (room.kind = 'public' AND NOT ${isHiddenFrom('room', '$1::uuid')} OR room.kind = 'private' AND ${JOINED})
       AND (room.archived_at IS NOT NULL) = $2::boolean
       AND ($3::boolean IS NULL OR ${JOINED} = $3::boolean)
       AND room.name COLLATE "C" > $4
       AND (room.name LIKE '%' || $5::text || '%' OR lower(room.topic) LIKE '%' || $5::text || '%')
     ORDER BY room.name COLLATE "C"
     LIMIT $6`,
    [query.personId, query.archived, query.joined, query.afterName, escapeLike(query.contains), query.limit],
  )
  return rows.map(toListed)
}

/** One public room as somebody sees it who may not be in it; null where there is none of this id. */
export async function findPublicRoom(database: Database, roomId: string, personId: string): Promise<ListedRoom | null> {
  const [row] = await database.ask<ListedRoomRow>(
    'public_room',
    `SELECT ${LISTED} FROM room WHERE room.id = $2::uuid AND room.kind = 'public' AND NOT ${isHiddenFrom('room', '$1::uuid')}`,
    [personId, roomId],
  )
  return row ? toListed(row) : null
}

/** The same of a room of any kind: for whoever was invited to it. */
export async function findInvitedRoom(
  database: Database,
  roomId: string,
  personId: string,
): Promise<ListedRoom | null> {
  const [row] = await database.ask<ListedRoomRow>(
    'invited_room',
    `SELECT ${LISTED} FROM room WHERE room.id = $2::uuid`,
    [personId, roomId],
  )
  return row ? toListed(row) : null
}

function toListed(row: ListedRoomRow): ListedRoom {
  return { room: toRoom(row), memberCount: row.member_count, joined: row.joined }
}
