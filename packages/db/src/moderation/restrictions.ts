import { MOST_ROWS_COUNTED, type Restriction, type Room } from '@parley/protocol'
import { type Condition, type KeysetCursor, keyset } from '../admin/keyset.ts'
import { askWide } from '../admin/scans.ts'
import type { Ask } from '../connection/ask.ts'
import { escapeLike } from '../escape-like.ts'
import type { Database } from '../open-database.ts'
import { type PersonRow, toPerson } from '../people.ts'
import { personJson, type Reach } from './reports.ts'

/** A restriction as it is stored; who may lift it is for others to say. */
export type StoredRestriction = Omit<Restriction, 'mayLift'>

/** A ban from everywhere is a suspension: what others lifted is not in force. */
const IN_FORCE = `(restriction.lifted_at IS NULL AND (restriction.until IS NULL OR restriction.until > now())
  AND (restriction.kind = 'mute' OR restriction.room_id IS NOT NULL
    OR EXISTS (SELECT FROM person WHERE person.id = restriction.person_id AND person.suspended_at IS NOT NULL))
  AND (restriction.room_id IS NULL
    OR EXISTS (SELECT FROM room WHERE room.id = restriction.room_id AND room.deleted_at IS NULL)))`

const COLUMNS = `restriction.id::text, restriction.kind, ${personJson('restriction.person_id')} AS person,
  restriction.room_id::text, room.kind::text AS room_kind, room.name AS room_name, restriction.until, restriction.reason,
  ${personJson('restriction.by_id')} AS by, restriction.created_at`
const JOINED = 'restriction LEFT JOIN room ON room.id = restriction.room_id'

interface RestrictionRow {
  readonly id: string
  readonly kind: Restriction['kind']
  readonly person: PersonRow
  readonly room_id: string | null
  readonly room_kind: Room['kind'] | null
  readonly room_name: string | null
  readonly until: Date | null
  readonly reason: string
  readonly by: PersonRow | null
  readonly created_at: Date
}

function toRestriction(row: RestrictionRow): StoredRestriction {
  const { id, kind, reason } = row
  return {
    id,
    kind,
    person: toPerson(row.person),
    room:
      row.room_id === null || row.room_kind === null
        ? null
        : { id: row.room_id, kind: row.room_kind, name: row.room_name ?? '' },
    until: row.until?.toISOString() ?? null,
    reason,
    by: row.by && toPerson(row.by),
    createdAt: row.created_at.toISOString(),
  }
}

export interface RestrictionsAsked {
  readonly personId?: string | undefined
  readonly kind?: Restriction['kind'] | undefined
  /** In lower case; empty for all. */
  readonly contains: string
  readonly after: KeysetCursor | null
  readonly limit: number
}

/** A page of what is in force now, the newest first. */
export async function findRestrictions(
  database: Database,
  { roomIds }: Reach,
  asked: RestrictionsAsked,
): Promise<{ restrictions: StoredRestriction[]; last: KeysetCursor | null; total: number }> {
  const sort = { sort: 'created', isDescending: true, after: asked.after }
  const column = { key: 'restriction.created_at', type: 'timestamptz' } as const
  const list = keyset(column, sort, conditionsOf(roomIds, asked), 'restriction.id')
  const { rows, total } = await askWide(database, async (ask) => {
    const rows = await ask<RestrictionRow & { sort_key: string }>(
      `restrictions_${list.name}`,
      `SELECT ${COLUMNS}, ${list.key} AS sort_key FROM ${JOINED} WHERE ${IN_FORCE} AND ${list.where}
       ORDER BY ${list.order} LIMIT $${list.values.length + 1}`,
      [...list.values, asked.limit],
    )
    const [counted] = await ask<{ total: number }>(
      `restrictions_total_${list.countName}`,
      `SELECT count(*)::int AS total FROM (
         SELECT FROM restriction WHERE ${IN_FORCE} AND ${list.countWhere} LIMIT ${MOST_ROWS_COUNTED}) AS counted`,
      list.countValues,
    )
    return { rows, total: counted?.total ?? 0 }
  })
  const last = rows.at(-1)
  return { restrictions: rows.map(toRestriction), last: last ? { key: last.sort_key, id: last.id } : null, total }
}

function conditionsOf(roomIds: Reach['roomIds'], { personId, kind, contains }: RestrictionsAsked): Condition[] {
  const conditions: Condition[] = []
  if (roomIds !== null) {
    conditions.push({ name: 'rooms', sql: 'restriction.room_id = ANY ($::uuid[])', value: roomIds })
  }
  if (personId !== undefined)
    conditions.push({ name: 'person', sql: 'restriction.person_id = $::uuid', value: personId })
  if (kind !== undefined) conditions.push({ name: 'kind', sql: 'restriction.kind = $::text', value: kind })
  if (contains !== '') {
    conditions.push({
      name: 'contains',
      sql: `(EXISTS (SELECT FROM person WHERE person.id = restriction.person_id AND person.found_by LIKE $::text)
        OR EXISTS (SELECT FROM room AS named WHERE named.id = restriction.room_id AND named.name LIKE $::text))`,
      value: `%${escapeLike(contains)}%`,
    })
  }
  return conditions
}

/** One that is in force, within a transaction or without. */
export async function loadRestriction(ask: Ask, id: string): Promise<StoredRestriction | null> {
  const [row] = await ask<RestrictionRow>(
    'restriction',
    `SELECT ${COLUMNS} FROM ${JOINED} WHERE restriction.id = $1::uuid AND ${IN_FORCE}`,
    [id],
  )
  return row ? toRestriction(row) : null
}

/** What somebody may not do now, the newest first. */
export async function loadRestrictionsOf(ask: Ask, { roomIds }: Reach, personId: string): Promise<StoredRestriction[]> {
  const rows = await ask<RestrictionRow>(
    'restrictions_of',
    `SELECT ${COLUMNS} FROM ${JOINED} WHERE restriction.person_id = $1::uuid AND ${IN_FORCE}
       AND ($2::uuid[] IS NULL OR restriction.room_id = ANY ($2::uuid[]))
     ORDER BY restriction.created_at DESC LIMIT 100`,
    [personId, roomIds],
  )
  return rows.map(toRestriction)
}

export interface NewRestriction {
  readonly id: string
  readonly kind: Restriction['kind']
  readonly personId: string
  readonly roomId: string | null
  readonly until: Date | null
  readonly reason: string
  readonly byId: string
}

/** Writes one down in the place of what was in force there. Triggers hold to it from the commit on. */
export async function insertRestriction(ask: Ask, restriction: NewRestriction): Promise<void> {
  const { id, kind, personId, roomId, until, reason, byId } = restriction
  await ask(
    'replace_restriction',
    `UPDATE restriction SET lifted_at = clock_timestamp()
     WHERE person_id = $1::uuid AND kind = $2 AND room_id IS NOT DISTINCT FROM $3::uuid AND lifted_at IS NULL`,
    [personId, kind, roomId],
  )
  await ask(
    'insert_restriction',
    `INSERT INTO restriction (id, kind, person_id, room_id, until, reason, by_id)
     VALUES ($1::uuid, $2, $3::uuid, $4::uuid, $5, $6, $7::uuid)`,
    [id, kind, personId, roomId, until, reason, byId],
  )
}

export async function liftRestriction(ask: Ask, id: string): Promise<void> {
  await ask('lift_restriction', 'UPDATE restriction SET lifted_at = clock_timestamp() WHERE id = $1::uuid', [id])
}

/** Lets the triggers say anew whether somebody's postings need a closer look, in a room or everywhere. */
export async function refreshGuards(ask: Ask, personId: string, roomId: string | null): Promise<void> {
  await ask(
    'refresh_guards',
    `UPDATE member SET role = role
     WHERE person_id = $1::uuid AND ($2::uuid IS NULL OR room_id = $2::uuid) AND state = 'joined'`,
    [personId, roomId],
  )
}

/** Until when somebody is muted in a room; null where they are not. */
export async function loadMute(ask: Ask, roomId: string, personId: string): Promise<Date | null> {
  const [row] = await ask<{ until: Date | null }>(
    'mute_of',
    `SELECT max(until) AS until FROM restriction WHERE person_id = $2::uuid AND kind = 'mute' AND lifted_at IS NULL
       AND until > now() AND (room_id IS NULL OR room_id = $1::uuid)`,
    [roomId, personId],
  )
  return row?.until ?? null
}

/** Why somebody is banned from everywhere; null where they are not, or nobody said. */
export async function loadBanReason(ask: Ask, personId: string): Promise<string | null> {
  const [row] = await ask<{ reason: string }>(
    'ban_reason',
    `SELECT reason FROM restriction
     WHERE person_id = $1::uuid AND kind = 'ban' AND room_id IS NULL AND lifted_at IS NULL AND reason <> ''`,
    [personId],
  )
  return row?.reason ?? null
}
