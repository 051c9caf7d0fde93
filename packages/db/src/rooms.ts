import type { JoinedRoom, Room } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import { isHiddenFrom } from './guests.ts'
import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'
import { ROOM_COLUMNS, type RoomRow, toRoom } from './room-row.ts'
import { slowForMs } from './slow-mode.ts'
import { toUnread, type UnreadRow, unreadColumns } from './unread.ts'

export interface NewRoom {
  readonly id: string
  readonly kind?: 'public' | 'private'
  readonly name: string
  readonly topic: string
  readonly description?: string
  readonly posting?: 'everyone' | 'moderators'
  readonly createdById: string
  /** Makes the creation idempotent for this creator. */
  readonly clientId: string
}

/** `duplicate`: this creator made it with this client id before. `roomId` is the room that is there now. */
export type InsertRoomResult =
  | { readonly outcome: 'created' | 'duplicate'; readonly roomId: string }
  | { readonly outcome: 'name_taken' }

/** Inserts a room with its creator as owner and first member, at rev 1. A name that looks like another's is taken. */
export function insertRoom(database: Database, room: NewRoom): Promise<InsertRoomResult> {
  const { id, kind = 'public', name, topic, description = '', posting = 'everyone', createdById, clientId } = room
  return database.transact(async (ask) => {
    // Waits for whoever inserts the same name or client id right now; what is read after it sees their commit.
    const made = await ask(
      'insert_room',
      `INSERT INTO room (id, kind, name, topic, description, posting, rev, created_by_id, client_id)
       VALUES ($1::uuid, $2::room_kind, $3, $4, $5, $6::room_posting, 1, $7::uuid, $8::uuid)
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, kind, name, topic, description, posting, createdById, clientId],
    )
    if (made.length > 0) {
      await ask(
        'insert_owner',
        `INSERT INTO member (room_id, person_id, role, state, rev) VALUES ($1::uuid, $2::uuid, 'owner', 'joined', 1)`,
        [id, createdById],
      )
      return { outcome: 'created', roomId: id }
    }
    const [earlier] = await ask<{ id: string }>(
      'room_made_before',
      'SELECT id::text FROM room WHERE created_by_id = $1::uuid AND client_id = $2::uuid',
      [createdById, clientId],
    )
    return earlier === undefined ? { outcome: 'name_taken' } : { outcome: 'duplicate', roomId: earlier.id }
  })
}

export interface RoomAccess {
  readonly epoch: string
  /** Null where there is no room of this id, or none that is open to a guest. */
  readonly kind: Room['kind'] | null
  readonly archived: boolean
  readonly joined: boolean
  /** Null for who is not in it. */
  readonly role: JoinedRoom['role'] | null
}

/** What a room is to a person, with the epoch of the database that says so. */
export async function findRoomAccess(database: Database, roomId: string, personId: string): Promise<RoomAccess> {
  const access = await database.reads.access({ roomId, personId })
  if (!access) throw new Error('the workspace is not prepared')
  return access
}

/** In the order in which they were asked for; none where the workspace is not prepared. */
export function loadRoomAccess(
  ask: Ask,
  asked: readonly { readonly roomId: string; readonly personId: string }[],
): Promise<RoomAccess[]> {
  return ask<RoomAccess & Record<string, unknown>>(
    'rooms_access',
    `SELECT workspace.epoch::text,
       CASE WHEN member.person_id IS NOT NULL OR NOT ${isHiddenFrom('room', 'asked.person_id')} THEN room.kind::text END AS kind,
       room.archived_at IS NOT NULL AS archived, member.person_id IS NOT NULL AS joined,
       member.role::text
     FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (room_id, person_id, place)
       JOIN workspace ON workspace.id = 1
       LEFT JOIN room ON room.id = asked.room_id
       LEFT JOIN member ON member.room_id = room.id AND member.person_id = asked.person_id AND member.state = 'joined'
     ORDER BY asked.place`,
    [asked.map(({ roomId }) => roomId), asked.map(({ personId }) => personId)],
  )
}

export async function findRoomByName(database: Database, name: string): Promise<{ id: string } | null> {
  return database.prisma.room.findUnique({ where: { name }, select: { id: true } })
}

export interface JoinedRoomRow extends RoomRow, UnreadRow {
  readonly member_count: number
  readonly person_id: string
  readonly head: bigint | string
  readonly role: JoinedRoom['role']
  readonly blocked: boolean
  /** Null where they need not wait, or never wrote since the room is slow. */
  readonly slow_for_ms: number | null
  readonly last_seq: bigint | string
  /** Null but for rooms that are named by their people. */
  readonly last_at: Date | null
  readonly read_seq: bigint | string
  readonly rewinds: number
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
      SELECT member.room_id, member.person_id, member.role, member.guarded, member.spoke_at FROM member WHERE ${condition}
    ), facts AS MATERIALIZED (
      SELECT heard.room_id,
        (SELECT count(*) FROM member WHERE member.room_id = heard.room_id AND member.state = 'joined')::int AS member_count,
        coalesce(last.seq, 0) AS last_seq, last.created_at AS last_at
      FROM (SELECT DISTINCT mine.room_id FROM mine) AS heard
        LEFT JOIN LATERAL (SELECT message.seq, message.created_at FROM message WHERE message.room_id = heard.room_id
          ORDER BY message.seq DESC LIMIT 1) AS last ON true
    ), read AS MATERIALIZED (
      SELECT mine.room_id, mine.person_id, mine.role, mine.guarded, mine.spoke_at, facts.member_count, facts.last_seq, facts.last_at,
        coalesce((SELECT read_position.seq FROM read_position
          WHERE read_position.person_id = mine.person_id AND read_position.room_id = mine.room_id), 0) AS read_seq,
        coalesce((SELECT read_position.rewinds FROM read_position
          WHERE read_position.person_id = mine.person_id AND read_position.room_id = mine.room_id), 0) AS rewinds
      FROM mine JOIN facts ON facts.room_id = mine.room_id
    )
    SELECT ${ROOM_COLUMNS}, room.rev AS head,
      read.person_id::text, read.role::text, room.kind = 'direct' AND read.guarded AND parley_is_blocked(room, read.person_id) AS blocked,
      CASE WHEN room.slow_seconds > 0 AND read.role = 'member' THEN ${slowForMs('room', 'read')} END AS slow_for_ms, read.member_count, read.last_seq, read.read_seq, read.rewinds,
      CASE WHEN room.kind IN ('direct', 'group') THEN read.last_at END AS last_at,
      ${unreadColumns({ room: 'room.id', person: 'read.person_id', readSeq: 'read.read_seq', lastSeq: 'read.last_seq' })}
    FROM read JOIN room ON room.id = read.room_id
    ORDER BY room.name`
}

export function toJoinedRoom(row: JoinedRoomRow): JoinedRoom {
  return {
    room: toRoom(row),
    head: toRev(row.head),
    lastSeq: toRev(row.last_seq),
    ...(row.last_at !== null && { lastAt: row.last_at.toISOString() }),
    role: row.role,
    ...(row.blocked && { blocked: true as const }),
    ...((row.slow_for_ms ?? 0) > 0 && { slowForMs: row.slow_for_ms as number }),
    memberCount: row.member_count,
    readSeq: toRev(row.read_seq),
    ...(row.rewinds > 0 && { rewinds: row.rewinds }),
    unread: toUnread(row, toRev(row.head)),
  }
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
