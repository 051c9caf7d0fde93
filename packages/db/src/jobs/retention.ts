import { MOST_COUNTED } from '@parley/protocol'
import { askWide } from '../admin/scans.ts'
import type { Ask } from '../connection/ask.ts'
import type { Database } from '../open-database.ts'
import { pastOf } from '../past.ts'

/** For how many days a room keeps its messages, where the workspace says $1; null for ever. */
const KEPT_DAYS = 'nullif(coalesce(room.retention_days, $1::integer), 0)'
/** Where messages are kept: not what people keep for themselves, nor what goes anyway. */
const KEEPS = `(room.kind <> 'self' AND room.deleted_at IS NULL)`

const moment = (days: string) => `now() - make_interval(days => ${days})`

/** How much would go if a room, or all that say nothing else, kept messages for so many days; counted up to a limit. */
export function countOldMessages(
  database: Pick<Database, 'transact'>,
  roomId: string | null,
  days: number,
): Promise<{ messages: number; rooms: number }> {
  return askWide(database, async (ask) => {
    const [row] = await ask<{ messages: number; rooms: number }>(
      'count_old_messages',
      `SELECT count(*)::int AS messages, count(DISTINCT found.room_id)::int AS rooms FROM (
         SELECT room.id AS room_id FROM room CROSS JOIN LATERAL (
           SELECT FROM message WHERE message.room_id = room.id AND message.seq > room.retained_to
             AND message.deleted_at IS NULL AND message.created_at < ${moment('$1')} LIMIT ${MOST_COUNTED}
         ) AS old
         WHERE ${KEEPS} AND CASE WHEN $2::uuid IS NULL THEN room.retention_days IS NULL ELSE room.id = $2 END
         LIMIT ${MOST_COUNTED}
       ) AS found`,
      [days, roomId],
    )
    return row ?? { messages: 0, rooms: 0 }
  })
}

export interface RetainedRoom {
  readonly id: string
  /** What was written before this goes. */
  readonly before: Date
}

/** Rooms after one, by id, whose messages are not kept for ever. */
export function findRetainedRooms(
  ask: Ask,
  defaultDays: number | null,
  after: string | null,
  limit: number,
): Promise<RetainedRoom[]> {
  return ask(
    'retained_rooms',
    `SELECT room.id::text, ${moment(KEPT_DAYS)} AS before FROM room
     WHERE ${KEEPS} AND ${KEPT_DAYS} IS NOT NULL AND room.id > ${pastOf('$2')} ORDER BY room.id LIMIT $3`,
    [defaultDays, after, limit],
  )
}

/** Whether there is a message that is to go: each room is asked for its oldest. */
export async function hasOldMessages(
  database: Pick<Database, 'transact'>,
  defaultDays: number | null,
): Promise<boolean> {
  return askWide(database, async (ask) => {
    const found = await ask(
      'has_old_messages',
      `SELECT FROM room WHERE ${KEEPS} AND ${KEPT_DAYS} IS NOT NULL
         AND (SELECT message.created_at FROM message WHERE message.room_id = room.id AND message.seq > room.retained_to
           ORDER BY message.seq LIMIT 1) < ${moment(KEPT_DAYS)} LIMIT 1`,
      [defaultDays],
    )
    return found.length > 0
  })
}

/**
 * The oldest messages of a room, in their order, as far as they were written before a moment: those that are to go, and the
 * last one that was looked at, which may have been deleted long ago. Null where there is none.
 */
export async function loadOldMessages(
  ask: Ask,
  roomId: string,
  before: Date,
  limit: number,
): Promise<{ seqs: number[]; lookedTo: number } | null> {
  const rows = await ask<{ seq: string; there: boolean; old: boolean }>(
    'old_messages',
    `SELECT message.seq, message.deleted_at IS NULL AS there, message.created_at < $2 AS old FROM message
     WHERE message.room_id = $1::uuid
       AND message.seq > (SELECT room.retained_to FROM room WHERE room.id = $1::uuid)
     ORDER BY message.seq LIMIT $3`,
    [roomId, before, limit],
  )
  const end = rows.findIndex(({ old }) => !old)
  const looked = end === -1 ? rows : rows.slice(0, end)
  const last = looked.at(-1)
  if (last === undefined) return null
  return { seqs: looked.flatMap(({ there, seq }) => (there ? [Number(seq)] : [])), lookedTo: Number(last.seq) }
}

/** Up to this seq nothing is to be looked at again, and no copy is left with a report. */
export async function writeRetainedTo(ask: Ask, roomId: string, seq: number): Promise<void> {
  await ask(
    'forget_reported',
    'UPDATE reported_message SET body = NULL WHERE room_id = $1::uuid AND seq <= $2::bigint AND body IS NOT NULL',
    [roomId, seq],
  )
  await ask('write_retained_to', 'UPDATE room SET retained_to = $2::bigint WHERE id = $1::uuid', [roomId, seq])
}
