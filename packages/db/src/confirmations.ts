import type { Confirm, Person } from '@parley/protocol'
import type { LockedRoom } from './locked-room.ts'
import type { Database } from './open-database.ts'
import { PERSON_COLUMNS, type PersonRow, toPerson } from './people.ts'

const MOST_NAMED = 50

/** Writes down that a person confirmed. False where they did before. */
export async function insertConfirmation(room: LockedRoom, seq: number, personId: string): Promise<boolean> {
  const rows = await room.ask(
    'insert_confirmation',
    `INSERT INTO confirmation (room_id, seq, person_id, confirmed_at) VALUES ($1::uuid, $2::bigint, $3::uuid, clock_timestamp())
     ON CONFLICT DO NOTHING RETURNING seq`,
    [room.room.id, seq, personId],
  )
  return rows.length > 0
}

/** How many confirmed a message, and the newest of them. */
export async function countConfirmations(room: LockedRoom, seq: number): Promise<Confirm> {
  const [row] = await room.ask<{ count: number; people: string[] | null }>(
    'count_confirmations',
    `SELECT count(*)::int AS count, (array_agg(person_id::text ORDER BY confirmed_at DESC, person_id))[1:${MOST_NAMED}] AS people
     FROM confirmation WHERE room_id = $1::uuid AND seq = $2::bigint`,
    [room.room.id, seq],
  )
  return { count: row?.count ?? 0, people: row?.people ?? [] }
}

/** Members of the room who have not confirmed, apart from its author; at most `limit`. */
export async function findMissing(room: LockedRoom, seq: number, limit: number): Promise<string[]> {
  const rows = await room.ask<{ id: string }>(
    'missing_confirmations',
    `SELECT member.person_id::text AS id FROM member
       JOIN message ON message.room_id = member.room_id AND message.seq = $2::bigint
     WHERE member.room_id = $1::uuid AND member.state = 'joined' AND member.person_id <> message.author_id
       AND NOT EXISTS (SELECT FROM confirmation WHERE confirmation.room_id = $1::uuid AND confirmation.seq = $2::bigint
         AND confirmation.person_id = member.person_id)
     ORDER BY member.person_id LIMIT $3`,
    [room.room.id, seq, limit],
  )
  return rows.map(({ id }) => id)
}

/** Notes that those who are missing are called now; false where they were within the last minutes. */
export async function noteNudge(room: LockedRoom, seq: number, minutes: number): Promise<boolean> {
  const rows = await room.ask(
    'note_nudge',
    `INSERT INTO nudge (room_id, seq, nudged_at) VALUES ($1::uuid, $2::bigint, clock_timestamp())
     ON CONFLICT (room_id, seq) DO UPDATE SET nudged_at = excluded.nudged_at
       WHERE nudge.nudged_at < clock_timestamp() - make_interval(mins => $3)
     RETURNING seq`,
    [room.room.id, seq, minutes],
  )
  return rows.length > 0
}

export interface ConfirmationPage {
  readonly people: { readonly person: Person; readonly confirmedAt: string | null }[]
  readonly confirmed: number
  readonly missing: number
}

/** Who confirmed and who has not, of those in the room but its author, by name after the person of that id. */
export async function findConfirmations(
  database: Database,
  { roomId, seq, afterPersonId, limit }: { roomId: string; seq: number; afterPersonId: string | null; limit: number },
): Promise<ConfirmationPage> {
  const asked = `FROM member JOIN person ON person.id = member.person_id
       LEFT JOIN confirmation ON confirmation.room_id = member.room_id AND confirmation.seq = $2::bigint
         AND confirmation.person_id = member.person_id
     WHERE member.room_id = $1::uuid AND member.state = 'joined' AND person.id <>
       (SELECT message.author_id FROM message WHERE message.room_id = $1::uuid AND message.seq = $2::bigint)`
  const [counts] = await database.ask<{ confirmed: number; missing: number }>(
    'confirmation_counts',
    `SELECT count(confirmation.seq)::int AS confirmed, (count(*) - count(confirmation.seq))::int AS missing ${asked}`,
    [roomId, seq],
  )
  const rows = await database.ask<PersonRow & { confirmed_at: Date | null }>(
    'confirmations',
    `SELECT ${PERSON_COLUMNS}, confirmation.confirmed_at ${asked}
       AND ($3::uuid IS NULL OR (lower(person.display_name), person.id) >
         (SELECT lower(earlier.display_name), earlier.id FROM person AS earlier WHERE earlier.id = $3::uuid))
     ORDER BY lower(person.display_name), person.id LIMIT $4`,
    [roomId, seq, afterPersonId, limit],
  )
  return {
    people: rows.map((row) => ({ person: toPerson(row), confirmedAt: row.confirmed_at?.toISOString() ?? null })),
    confirmed: counts?.confirmed ?? 0,
    missing: counts?.missing ?? 0,
  }
}
