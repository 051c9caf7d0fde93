import type { PersonalItem } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { LockedRoom } from './locked-room.ts'
import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'

export interface PersonalPage {
  readonly epoch: string
  /** 0 where the person keeps nothing yet. */
  readonly head: number
  readonly items: PersonalItem[]
}

/** All that a person keeps, of one moment. */
export async function findPersonal(database: Database, personId: string): Promise<PersonalPage> {
  const rows = await database.ask<{
    epoch: string
    head: string | null
    key: string | null
    value: PersonalItem['value']
  }>(
    'personal',
    `SELECT workspace.epoch::text, room.rev AS head, item.key, item.value
     FROM workspace LEFT JOIN room ON room.id = $1::uuid
       LEFT JOIN personal_item AS item ON item.room_id = room.id AND item.value IS NOT NULL
     WHERE workspace.id = 1 ORDER BY item.key`,
    [personId],
  )
  const [first] = rows
  if (first === undefined) throw new Error('the workspace is not prepared')
  return {
    epoch: first.epoch,
    head: first.head === null ? 0 : toRev(first.head),
    items: rows.flatMap(({ key, value }) => (key === null ? [] : [{ key, value }])),
  }
}

/** Makes the room in which a person keeps things, where they have none yet. Returns whether it was made now. */
export async function insertSelfRoom(database: Pick<Database, 'ask'>, personId: string): Promise<boolean> {
  const [row] = await database.ask<{ made: boolean }>(
    'insert_self_room',
    `WITH made AS (
       INSERT INTO room (id, kind, rev, created_by_id) VALUES ($1::uuid, 'self', 1, $1::uuid)
       ON CONFLICT DO NOTHING RETURNING id
     ), entered AS (
       INSERT INTO member (room_id, person_id, role, state, rev) SELECT id, id, 'owner', 'joined', 1 FROM made
     )
     SELECT EXISTS (SELECT FROM made) AS made`,
    [personId],
  )
  return row?.made === true
}

export interface ItemToKeep extends PersonalItem {
  /** When the server has to do something about it. */
  readonly dueAt: Date | null
}

export interface PersonalSize {
  readonly items: number
  readonly scheduled: number
  /** Of keys and values, as they are sent. */
  readonly bytes: number
}

/** How much is kept here. */
export async function measurePersonal(ask: Ask, roomId: string): Promise<PersonalSize> {
  const [size] = await ask<PersonalSize & Record<string, unknown>>(
    'measure_personal',
    `SELECT count(*)::int AS items, (count(*) FILTER (WHERE key LIKE 'scheduled:%'))::int AS scheduled,
       coalesce(sum(octet_length(key) + octet_length(value::text)), 0)::int AS bytes
     FROM personal_item WHERE room_id = $1::uuid AND value IS NOT NULL`,
    [roomId],
  )
  return size ?? { items: 0, scheduled: 0, bytes: 0 }
}

/** What is kept under a key; null where nothing is. */
export async function loadPersonalValue(ask: Ask, roomId: string, key: string): Promise<PersonalItem['value']> {
  const [row] = await ask<{ value: PersonalItem['value'] }>(
    'personal_value',
    'SELECT value FROM personal_item WHERE room_id = $1::uuid AND key = $2',
    [roomId, key],
  )
  return row?.value ?? null
}

/**
 * Writes things down in the person's own room, each with a rev of its own. What is so already takes none, as does removing
 * what never was there.
 */
export async function writePersonal(room: LockedRoom, items: readonly ItemToKeep[]): Promise<void> {
  for (const { key, value, dueAt } of items) {
    const text = value === null ? null : JSON.stringify(value)
    const [same] = await room.ask(
      'same_personal',
      `SELECT FROM (VALUES (1)) AS one LEFT JOIN personal_item ON room_id = $1::uuid AND key = $2
       WHERE value IS NOT DISTINCT FROM $3::jsonb`,
      [room.room.id, key, text],
    )
    if (same !== undefined) continue
    await room.ask(
      'write_personal',
      `INSERT INTO personal_item (room_id, key, value, rev, due_at) VALUES ($1::uuid, $2, $3::jsonb, $4::bigint, $5)
       ON CONFLICT (room_id, key) DO UPDATE SET value = excluded.value, rev = excluded.rev, due_at = excluded.due_at`,
      [room.room.id, key, text, await room.takeRev(), dueAt],
    )
  }
}

export interface DueItem extends PersonalItem {
  readonly personId: string
}

/** Things whose time has come, the longest overdue first. Nothing is marked: whoever does them removes or changes them. */
export async function findDuePersonal(database: Database, limit: number): Promise<DueItem[]> {
  return database.ask<DueItem & Record<string, unknown>>(
    'due_personal',
    `SELECT room_id::text AS "personId", key, value FROM personal_item
     WHERE due_at <= now() AND value IS NOT NULL ORDER BY due_at LIMIT $1`,
    [limit],
  )
}

/** What could not be done is tried again later. It takes no rev: nobody needs to know. */
export async function postponeDuePersonal(
  database: Database,
  { personId, key }: { readonly personId: string; readonly key: string },
  laterMs: number,
): Promise<void> {
  await database.ask(
    'postpone_personal',
    `UPDATE personal_item SET due_at = now() + make_interval(secs => $3)
     WHERE room_id = $1::uuid AND key = $2 AND due_at <= now()`,
    [personId, key, laterMs / 1000],
  )
}

/** Whether somebody blocked somebody else. */
export async function hasBlocked(ask: Ask, personId: string, otherId: string): Promise<boolean> {
  return (await loadPersonalValue(ask, personId, `block:${otherId}`)) !== null
}
