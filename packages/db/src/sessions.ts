import type { Person } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { Database } from './open-database.ts'
import { PERSON_COLUMNS, type PersonRow, toPerson } from './people.ts'
import { IS_ACTIVE } from './standing.ts'

/** Channel on which every end of a session is told, with its id. */
export const SESSION_ENDED_CHANNEL = 'parley_session_ended'

export interface NewSession {
  readonly id: string
  readonly personId: string
  readonly device: string
  readonly address: string
  readonly expiresAt: Date
}

export interface SessionRow {
  readonly id: string
  readonly device: string
  readonly address: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** Neither revoked nor expired. */
const alive = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } })

/**
 * Begins a session of a person who may be here. Whoever is keeping them out at this moment is waited for.
 * @returns false where they may not
 */
export async function insertSession(database: Database, session: NewSession): Promise<boolean> {
  const rows = await database.ask(
    'insert_session',
    `WITH welcome AS (SELECT person.id FROM person WHERE person.id = $2::uuid AND ${IS_ACTIVE} FOR NO KEY UPDATE), seen AS (
       UPDATE person SET last_seen_at = now() FROM welcome WHERE person.id = welcome.id
     )
     INSERT INTO device_session (id, person_id, device, address, expires_at)
     SELECT $1::uuid, welcome.id, $3, $4, $5 FROM welcome RETURNING id`,
    [session.id, session.personId, session.device, session.address, session.expiresAt],
  )
  return rows.length > 0
}

export interface LivingSession {
  readonly id: string
  readonly lastSeenAt: Date
  readonly person: Person
}

/** A session that is alive, with its person; null for every other id. */
export async function findSession(database: Database, sessionId: string): Promise<LivingSession | null> {
  return (await database.reads.session(sessionId)) ?? null
}

/** Sessions that are alive, by id, each with its person. */
export async function loadSessions(ask: Ask, ids: readonly string[]): Promise<Map<string, LivingSession>> {
  type Row = PersonRow & { readonly session_id: string; readonly last_seen_at: Date }
  const rows = await ask<Row>(
    'living_sessions',
    `SELECT device_session.id::text AS session_id, device_session.last_seen_at,
       ${PERSON_COLUMNS}
     FROM device_session JOIN person ON person.id = device_session.person_id
     WHERE device_session.id = ANY ($1::uuid[]) AND device_session.revoked_at IS NULL AND device_session.expires_at > $2
       AND ${IS_ACTIVE}`,
    [ids, new Date()],
  )
  return new Map(
    rows.map((row) => [row.session_id, { id: row.session_id, lastSeenAt: row.last_seen_at, person: toPerson(row) }]),
  )
}

/** The sessions of a person that are alive, the most recently seen first. */
export async function listSessionsOf(database: Database, personId: string): Promise<SessionRow[]> {
  return database.prisma.deviceSession.findMany({
    where: { personId, ...alive(new Date()) },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, device: true, address: true, createdAt: true, lastSeenAt: true },
  })
}

/**
 * Ends a session and tells every instance, in one statement and so in one transaction.
 * @returns false where there was no such session alive (of this person, if one is named).
 */
export async function endSessionRow(database: Database, sessionId: string, personId: string | null): Promise<boolean> {
  const told = await database.prisma.$queryRaw<unknown[]>`
    WITH ended AS (
      UPDATE device_session SET revoked_at = now()
      WHERE id = ${sessionId}::uuid AND (${personId}::uuid IS NULL OR person_id = ${personId}::uuid)
        AND revoked_at IS NULL AND expires_at > now()
      RETURNING id
    )
    SELECT pg_notify(${SESSION_ENDED_CHANNEL}, id::text)::text FROM ended`
  return told.length > 0
}

/** Which of these ids name no session that is alive. */
export async function findDeadSessions(database: Database, sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return []
  // Every instance asks this of all its sessions, again and again: as a list, Prisma compiles it for 50 ms each time.
  const living = await database.ask<{ id: string }>(
    'living_session_ids',
    'SELECT id::text FROM device_session WHERE id = ANY ($1::uuid[]) AND revoked_at IS NULL AND expires_at > $2',
    [sessionIds, new Date()],
  )
  const ids = new Set(living.map(({ id }) => id))
  return sessionIds.filter((id) => !ids.has(id))
}

/** Marks sessions as seen now and moves their expiry; those that ended stay ended. */
export async function extendSessions(
  database: Database,
  sessionIds: readonly string[],
  expiresAt: Date,
): Promise<void> {
  if (sessionIds.length === 0) return
  const now = new Date()
  // A person is written down more seldom than their devices; whoever is locked just now is marked by the next touch.
  await database.ask(
    'extend_sessions',
    `WITH touched AS (
       UPDATE device_session SET last_seen_at = $2, expires_at = $3
       WHERE id = ANY ($1::uuid[]) AND revoked_at IS NULL AND expires_at > $2 RETURNING person_id
     ), due AS (
       SELECT person.id FROM person
       WHERE person.id IN (SELECT person_id FROM touched)
         AND (person.last_seen_at IS NULL OR person.last_seen_at < $2::timestamptz - interval '5 minutes')
       ORDER BY person.id FOR NO KEY UPDATE SKIP LOCKED
     )
     UPDATE person SET last_seen_at = $2 FROM due WHERE person.id = due.id`,
    [sessionIds, now, expiresAt],
  )
}

/**
 * Deletes up to `most` sessions that ended before a moment.
 * @returns how many; null where another process is at it right now
 */
export async function deleteEndedSessions(database: Database, before: Date, most: number): Promise<number | null> {
  const [row] = await database.prisma.$queryRaw<{ held: boolean; deleted: number }[]>`
    WITH turn AS MATERIALIZED (
      SELECT pg_try_advisory_xact_lock(hashtext('parley delete ended sessions')) AS held
    ), ended AS MATERIALIZED (
      SELECT device_session.id FROM turn, device_session
      WHERE turn.held AND (device_session.expires_at < ${before} OR device_session.revoked_at < ${before})
      LIMIT ${most}
    ), deleted AS (
      DELETE FROM device_session USING ended WHERE device_session.id = ended.id RETURNING device_session.id
    )
    SELECT turn.held, (SELECT count(*) FROM deleted)::int AS deleted FROM turn`
  return row?.held ? row.deleted : null
}
