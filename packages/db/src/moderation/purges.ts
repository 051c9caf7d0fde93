import type { Ask } from '../connection/ask.ts'
import type { Database } from '../open-database.ts'

/** What a person wrote and is to go. */
export interface Purge {
  readonly id: string
  readonly personId: string
  /** Null: everywhere. */
  readonly roomId: string | null
  /** Null: from the beginning. */
  readonly since: Date | null
}

export async function insertPurge(ask: Ask, { id, personId, roomId, since }: Purge): Promise<void> {
  await ask(
    'insert_purge',
    'INSERT INTO purge (id, person_id, room_id, since) VALUES ($1::uuid, $2::uuid, $3::uuid, $4)',
    [id, personId, roomId, since],
  )
}

/** The oldest that is not finished; null where there is none. */
export async function nextPurge(database: Database): Promise<Purge | null> {
  const [row] = await database.ask<{ id: string; person_id: string; room_id: string | null; since: Date | null }>(
    'next_purge',
    `SELECT id::text, person_id::text, room_id::text, since FROM purge
     WHERE finished_at IS NULL ORDER BY created_at LIMIT 1`,
    [],
  )
  return row ? { id: row.id, personId: row.person_id, roomId: row.room_id, since: row.since } : null
}

/** Some messages that are to go, all of one room; null where nothing is left. */
export async function purgePortion(
  ask: Ask,
  { id, personId, roomId, since }: Purge,
  limit: number,
): Promise<{ roomId: string; seqs: number[] } | null> {
  const [row] = await ask<{ room_id: string; seqs: string[] }>(
    'purge_portion',
    `SELECT member.room_id::text, found.seqs
     FROM member CROSS JOIN LATERAL (
       SELECT array_agg(one.seq::text) AS seqs FROM (
         SELECT message.seq FROM message
         WHERE message.room_id = member.room_id AND message.author_id = $1::uuid AND message.deleted_at IS NULL
           AND ($3::timestamptz IS NULL OR message.created_at >= $3)
           AND message.created_at <= (SELECT purge.created_at FROM purge WHERE purge.id = $5::uuid)
         LIMIT $4
       ) AS one
     ) AS found
     WHERE member.person_id = $1::uuid AND ($2::uuid IS NULL OR member.room_id = $2::uuid) AND found.seqs IS NOT NULL
     LIMIT 1`,
    [personId, roomId, since, limit, id],
  )
  return row ? { roomId: row.room_id, seqs: row.seqs.map(Number) } : null
}

/** Deletes messages of a room whose lock is held, whoever wrote them. Returns how many there were. */
export async function takeAway(ask: Ask, roomId: string, seqs: readonly number[]): Promise<number> {
  const [row] = await ask<{ taken: number }>('take_away', 'SELECT parley_take_away($1::uuid, $2::bigint[]) AS taken', [
    roomId,
    seqs,
  ])
  return row?.taken ?? 0
}

/** Notes what went, and whether that was all. */
export async function finishPurge(ask: Ask, id: string, removed: number, isFinished: boolean): Promise<void> {
  await ask(
    'finish_purge',
    `UPDATE purge SET removed = removed + $2, finished_at = CASE WHEN $3::boolean THEN clock_timestamp() END
     WHERE id = $1::uuid`,
    [id, removed, isFinished],
  )
}
