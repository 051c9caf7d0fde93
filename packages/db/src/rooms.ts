import type { JoinedRoom, ListedRoom, Room } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import { Prisma } from './generated/client.ts'
import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'
import { ROOM_COLUMNS, type RoomRow, toRoom } from './room-row.ts'
import { toUnread, type UnreadRow, unreadColumns } from './unread.ts'

export interface NewRoom {
  readonly id: string
  readonly name: string
  readonly topic: string
  readonly createdById: string
  /** Makes the creation idempotent for this creator. */
  readonly clientId: string
}

/** `duplicate`: this creator made it with this client id before. `roomId` is the room that is there now. */
export type InsertRoomResult =
  | { readonly outcome: 'created' | 'duplicate'; readonly roomId: string }
  | { readonly outcome: 'name_taken' }

/** Inserts a room with its creator as owner and first member. */
export async function insertRoom(database: Database, room: NewRoom): Promise<InsertRoomResult> {
  const [row] = await database.prisma.$queryRaw<{ outcome: InsertRoomResult['outcome']; room_id: string }[]>`
    SELECT outcome, room_id::text FROM parley_create_room(
      ${room.id}::uuid, ${room.name}, ${room.topic}, ${room.createdById}::uuid, ${room.clientId}::uuid)`
  if (!row) throw new Error('parley_create_room answered nothing')
  return row.outcome === 'name_taken' ? { outcome: row.outcome } : { outcome: row.outcome, roomId: row.room_id }
}

export interface RoomAccess {
  readonly epoch: string
  /** Null where there is no room of this id. */
  readonly kind: Room['kind'] | null
  readonly joined: boolean
  /** Null for who is not in it. */
  readonly role: JoinedRoom['role'] | null
}

/** What a room is to a person, with the epoch of the database that says so. */
export async function findRoomAccess(database: Database, roomId: string, personId: string): Promise<RoomAccess> {
  const [access] = await database.ask<RoomAccess>(
    'room_access',
    `SELECT workspace.epoch::text, room.kind::text, member.person_id IS NOT NULL AS joined,
       member.role::text
     FROM workspace
       LEFT JOIN room ON room.id = $1::uuid
       LEFT JOIN member ON member.room_id = room.id AND member.person_id = $2::uuid AND member.state = 'joined'
     WHERE workspace.id = 1`,
    [roomId, personId],
  )
  if (!access) throw new Error('the workspace is not prepared')
  return access
}

export async function findRoomByName(database: Database, name: string): Promise<{ id: string } | null> {
  return database.prisma.room.findUnique({ where: { name }, select: { id: true } })
}

export interface JoinedRoomRow extends RoomRow, UnreadRow {
  readonly member_count: number
  readonly person_id: string
  readonly head: bigint | string
  readonly role: JoinedRoom['role']
  readonly last_seq: bigint | string
  readonly read_seq: bigint | string
}

/** One room as a person sees it, even if they left it since; null where they never were in it. */
export async function findJoinedRoom(database: Database, personId: string, roomId: string): Promise<JoinedRoom | null> {
  const [row] = await database.ask<JoinedRoomRow>(
    'joined_room',
    joinedRooms('member.person_id = $1::uuid AND member.room_id = $2::uuid'),
    [personId, roomId],
  )
  return row ? toJoinedRoom(row) : null
}

/**
 * Memberships with what their rooms are at that moment. One statement, so head, last seq and unread agree. What is the
 * same for all members of a room is looked up once a room. The lookups are scalar subqueries, which keeps them on the indexes.
 */
export function joinedRooms(condition: string): string {
  return `
    WITH mine AS MATERIALIZED (
      SELECT member.room_id, member.person_id, member.role FROM member WHERE ${condition}
    ), facts AS MATERIALIZED (
      SELECT heard.room_id,
        (SELECT count(*) FROM member WHERE member.room_id = heard.room_id AND member.state = 'joined')::int AS member_count,
        coalesce((SELECT max(message.seq) FROM message WHERE message.room_id = heard.room_id), 0) AS last_seq
      FROM (SELECT DISTINCT mine.room_id FROM mine) AS heard
    ), read AS MATERIALIZED (
      SELECT mine.room_id, mine.person_id, mine.role, facts.member_count, facts.last_seq,
        coalesce((SELECT read_position.seq FROM read_position
          WHERE read_position.person_id = mine.person_id AND read_position.room_id = mine.room_id), 0) AS read_seq
      FROM mine JOIN facts ON facts.room_id = mine.room_id
    )
    SELECT ${ROOM_COLUMNS}, room.rev AS head,
      read.person_id::text, read.role::text, read.member_count, read.last_seq, read.read_seq,
      ${unreadColumns({ room: 'room.id', person: 'read.person_id', readSeq: 'read.read_seq' })}
    FROM read JOIN room ON room.id = read.room_id
    ORDER BY room.name`
}

export function toJoinedRoom(row: JoinedRoomRow): JoinedRoom {
  return {
    room: toRoom(row),
    head: toRev(row.head),
    lastSeq: toRev(row.last_seq),
    role: row.role,
    memberCount: row.member_count,
    readSeq: toRev(row.read_seq),
    unread: toUnread(row, toRev(row.head)),
  }
}

interface ListedRoomRow extends RoomRow {
  readonly member_count: number
  readonly joined: boolean
}

export interface RoomQuery {
  readonly personId: string
  /** Lower case; empty for all. */
  readonly contains: string
  /** Rooms whose name sorts after this one; empty to begin. */
  readonly afterName: string
  readonly limit: number
}

/** Public rooms by name, which compares by code point so that paging is stable. */
export async function findPublicRooms(database: Database, query: RoomQuery): Promise<ListedRoom[]> {
  const pattern = `%${query.contains.replace(/[\\%_]/g, (special) => `\\${special}`)}%`
  const rows = await database.prisma.$queryRaw<ListedRoomRow[]>`
    SELECT ${Prisma.raw(ROOM_COLUMNS)},
      (SELECT count(*) FROM member WHERE member.room_id = room.id AND member.state = 'joined')::int AS member_count,
      EXISTS (SELECT FROM member WHERE member.room_id = room.id AND member.person_id = ${query.personId}::uuid
        AND member.state = 'joined') AS joined
    FROM room
    WHERE room.kind = 'public' AND room.archived_at IS NULL AND room.name COLLATE "C" > ${query.afterName}
      AND (room.name LIKE ${pattern} OR lower(room.topic) LIKE ${pattern})
    ORDER BY room.name COLLATE "C"
    LIMIT ${query.limit}`
  return rows.map((row) => ({
    room: toRoom(row),
    memberCount: row.member_count,
    joined: row.joined,
  }))
}

/** One public room as somebody sees it who may not be in it; null where there is none of this id. */
export async function findPublicRoom(database: Database, roomId: string, personId: string): Promise<ListedRoom | null> {
  const [row] = await database.ask<ListedRoomRow>(
    'public_room',
    `SELECT ${ROOM_COLUMNS},
       (SELECT count(*) FROM member WHERE member.room_id = room.id AND member.state = 'joined')::int AS member_count,
       EXISTS (SELECT FROM member WHERE member.room_id = room.id AND member.person_id = $2::uuid
         AND member.state = 'joined') AS joined
     FROM room WHERE room.id = $1::uuid AND room.kind = 'public'`,
    [roomId, personId],
  )
  return row ? { room: toRoom(row), memberCount: row.member_count, joined: row.joined } : null
}

/** The heads of rooms, by id; rooms that do not exist are left out. */
export async function findHeads(database: Database, roomIds: readonly string[]): Promise<Map<string, number>> {
  const heads = await Promise.all(roomIds.map(async (id) => [id, await database.reads.head(id)] as const))
  return new Map(heads.filter((entry): entry is readonly [string, number] => entry[1] !== undefined))
}

export async function loadHeads(ask: Ask, roomIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ask<{ id: string; rev: string }>(
    'heads',
    'SELECT id::text, rev FROM room WHERE id = ANY ($1::uuid[])',
    [roomIds],
  )
  return new Map(rows.map(({ id, rev }) => [id, toRev(rev)]))
}
