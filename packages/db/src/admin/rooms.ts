import { type ManagedRoom, MOST_ROWS_COUNTED, type Person } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { escapeLike } from '../escape-like.ts'
import type { Database } from '../open-database.ts'
import { type PersonRow, toPerson } from '../people.ts'
import { ROOM_COLUMNS, type RoomRow, toRoom } from '../room-row.ts'
import { type Condition, type KeysetCursor, keyset, type SortColumn } from './keyset.ts'
import { askWide } from './scans.ts'

const FILE_BYTES = `(SELECT coalesce(sum(file.stored_bytes), 0)::bigint FROM file
  WHERE file.room_id = room.id AND file.deleted_at IS NULL)`

export const ROOM_SORTS = {
  name: { key: 'room.name', type: 'text' },
  members: { key: 'room.members', type: 'bigint' },
  messages: { key: 'coalesce(room_tally.messages, 0)', type: 'bigint' },
  activity: { key: `coalesce(room_tally.last_message_at, '-infinity')`, type: 'timestamptz' },
  bytes: { key: `(coalesce(room_tally.bytes, 0) + ${FILE_BYTES})`, type: 'bigint' },
  created: { key: 'room.created_at', type: 'timestamptz' },
} as const satisfies Record<string, SortColumn>

/** Rooms that are run, and found by whoever runs the workspace. */
const IS_MANAGED = `(room.kind IN ('public', 'private') AND room.deleted_at IS NULL)`
const TALLIED = 'room LEFT JOIN room_tally ON room_tally.room_id = room.id'

const COLUMNS = `${ROOM_COLUMNS}, room.members, room.owners, coalesce(room_tally.messages, 0) AS messages,
  coalesce(room_tally.bytes, 0) AS bytes, room_tally.last_message_at,
  ${FILE_BYTES} AS file_bytes,
  (SELECT json_agg(owner ORDER BY lower(owner.display_name), owner.id) FROM (
    SELECT person.id, person.handle, person.display_name, person.role, person.profile
    FROM member JOIN person ON person.id = member.person_id
    WHERE member.room_id = room.id AND member.state = 'joined' AND member.role = 'owner' AND room.owners > 0 LIMIT 3
  ) AS owner) AS owned_by`

interface ManagedRow extends RoomRow {
  readonly members: number
  readonly owners: number
  readonly messages: string
  readonly bytes: string
  readonly file_bytes: string
  readonly last_message_at: Date | null
  readonly owned_by: PersonRow[] | null
}

function toManagedRoom(row: ManagedRow): ManagedRoom {
  return {
    room: toRoom(row),
    owners: (row.owned_by ?? []).map(toPerson),
    ownerCount: row.owners,
    memberCount: row.members,
    messages: Number(row.messages),
    lastActivityAt: row.last_message_at?.toISOString() ?? null,
    bytes: Number(row.bytes) + Number(row.file_bytes),
  }
}

export interface RoomsAsked {
  /** In lower case; empty for all. */
  readonly contains: string
  readonly kind?: 'public' | 'private' | undefined
  readonly archived?: boolean | undefined
  readonly lacks?: 'owner' | 'members' | undefined
  readonly sort: keyof typeof ROOM_SORTS
  readonly isDescending: boolean
  readonly after: KeysetCursor | null
  readonly limit: number
}

export interface ManagedRoomsPage {
  readonly rooms: ManagedRoom[]
  readonly last: KeysetCursor | null
  readonly total: number
}

/** A page of all public and private rooms. */
export async function findManagedRooms(database: Database, asked: RoomsAsked): Promise<ManagedRoomsPage> {
  const list = keyset(ROOM_SORTS[asked.sort], asked, conditionsOf(asked), 'room.id')
  const { rows, total } = await askWide(database, async (ask) => {
    const rows = await ask<ManagedRow & { sort_key: string }>(
      `admin_rooms_${list.name}`,
      `SELECT ${COLUMNS}, page.sort_key FROM (
         SELECT room.id, ${list.key} AS sort_key FROM ${TALLIED} WHERE ${IS_MANAGED} AND ${list.where}
         ORDER BY ${list.order} LIMIT $${list.values.length + 1}
       ) AS page JOIN room ON room.id = page.id LEFT JOIN room_tally ON room_tally.room_id = room.id
       ORDER BY ${list.order}`,
      [...list.values, asked.limit],
    )
    const [counted] = await ask<{ total: number }>(
      `admin_rooms_total_${list.countName}`,
      `SELECT count(*)::int AS total FROM (
         SELECT FROM room WHERE ${IS_MANAGED} AND ${list.countWhere} LIMIT ${MOST_ROWS_COUNTED}) AS counted`,
      list.countValues,
    )
    return { rows, total: counted?.total ?? 0 }
  })
  const last = rows.at(-1)
  return {
    rooms: rows.map(toManagedRoom),
    last: last ? { key: last.sort_key, id: last.id } : null,
    total,
  }
}

function conditionsOf({ contains, kind, archived, lacks }: RoomsAsked): Condition[] {
  const conditions: Condition[] = []
  if (contains !== '') {
    const value = `%${escapeLike(contains)}%`
    conditions.push({ name: 'contains', sql: '(room.name LIKE $::text OR lower(room.topic) LIKE $::text)', value })
  }
  if (kind !== undefined) conditions.push({ name: 'kind', sql: 'room.kind = $::room_kind', value: kind })
  if (archived !== undefined) {
    const [name, sql] = archived ? ['archived', 'room.archived_at IS NOT NULL'] : ['open', 'room.archived_at IS NULL']
    conditions.push({ name, sql })
  }
  if (lacks === 'owner') conditions.push({ name: 'ownerless', sql: 'room.owners = 0' })
  if (lacks === 'members') conditions.push({ name: 'empty', sql: 'room.members = 0' })
  return conditions
}

/** A public or private room in numbers, within a transaction or without; null for any other. */
export async function loadManagedRoom(ask: Ask, roomId: string): Promise<ManagedRoom | null> {
  const [row] = await ask<ManagedRow>(
    'admin_room',
    `SELECT ${COLUMNS} FROM ${TALLIED} WHERE room.id = $1::uuid AND ${IS_MANAGED}`,
    [roomId],
  )
  return row ? toManagedRoom(row) : null
}

export interface RoomFacts {
  readonly createdBy: Person | null
  readonly files: number
  readonly fileBytes: number
  readonly invites: number
}

export async function loadRoomFacts(ask: Ask, roomId: string): Promise<RoomFacts> {
  const [row] = await ask<{ creator: PersonRow | null; files: number; file_bytes: string; invites: number }>(
    'admin_room_facts',
    `SELECT (SELECT to_json(creator) FROM (
         SELECT person.id, person.handle, person.display_name, person.role, person.profile
         FROM person WHERE person.id = room.created_by_id) AS creator) AS creator,
       (SELECT count(*)::int FROM file WHERE file.room_id = room.id AND file.deleted_at IS NULL) AS files,
       (SELECT coalesce(sum(file.stored_bytes), 0) FROM file WHERE file.room_id = room.id AND file.deleted_at IS NULL) AS file_bytes,
       (SELECT count(*)::int FROM room_invite AS invite WHERE invite.room_id = room.id AND invite.revoked_at IS NULL
         AND (invite.expires_at IS NULL OR invite.expires_at > now()) AND (invite.uses_left IS NULL OR invite.uses_left > 0)
       ) AS invites
     FROM room WHERE room.id = $1::uuid`,
    [roomId],
  )
  return {
    createdBy: row?.creator ? toPerson(row.creator) : null,
    files: row?.files ?? 0,
    fileBytes: Number(row?.file_bytes ?? 0),
    invites: row?.invites ?? 0,
  }
}
