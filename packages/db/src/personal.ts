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
export async function insertSelfRoom(database: Database, personId: string): Promise<boolean> {
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

/** How many things are kept here. */
export async function countPersonal(ask: Ask, roomId: string): Promise<number> {
  const [row] = await ask<{ count: number }>(
    'count_personal',
    'SELECT count(*)::int AS count FROM personal_item WHERE room_id = $1::uuid AND value IS NOT NULL',
    [roomId],
  )
  return row?.count ?? 0
}

/** Writes things down in the person's own room, each with a rev of its own. What is so already takes none. */
export async function writePersonal(room: LockedRoom, items: readonly ItemToKeep[]): Promise<void> {
  for (const { key, value, dueAt } of items) {
    const text = value === null ? null : JSON.stringify(value)
    const [same] = await room.ask(
      'same_personal',
      `SELECT FROM personal_item WHERE room_id = $1::uuid AND key = $2 AND value IS NOT DISTINCT FROM $3::jsonb`,
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

/** Things whose time has come, the longest overdue first. Nothing is marked: whoever does them removes or moves them. */
export async function findDuePersonal(database: Database, kind: string, limit: number): Promise<DueItem[]> {
  return database.ask<DueItem & Record<string, unknown>>(
    'due_personal',
    `SELECT room_id::text AS "personId", key, value FROM personal_item
     WHERE due_at <= now() AND key LIKE $1 || ':%' AND value IS NOT NULL ORDER BY due_at LIMIT $2`,
    [kind, limit],
  )
}
