import type { Person } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { SESSION_ENDED_CHANNEL } from '../sessions.ts'
import { IS_ACTIVE } from '../standing.ts'

/** How many owners could sign in now, beside this person. */
export async function countOtherOwners(ask: Ask, personId: string): Promise<number> {
  const [row] = await ask<{ owners: number }>(
    'admin_other_owners',
    `SELECT count(*)::int AS owners FROM person WHERE person.role = 'owner' AND person.id <> $1::uuid AND ${IS_ACTIVE}`,
    [personId],
  )
  return row?.owners ?? 0
}

export async function writeWorkspaceRole(ask: Ask, personId: string, role: Person['role']): Promise<void> {
  await ask('admin_write_role', 'UPDATE person SET role = $2::workspace_role WHERE id = $1::uuid', [personId, role])
}

/** Suspends until a moment, or with null until it is lifted. */
export async function writeSuspension(ask: Ask, personId: string, until: Date | null): Promise<void> {
  await ask(
    'admin_suspend',
    'UPDATE person SET suspended_at = coalesce(suspended_at, now()), suspended_until = $2 WHERE id = $1::uuid',
    [personId, until],
  )
}

/** Whether a suspension is in force that came of no ban. */
export async function hasPlainSuspension(ask: Ask, personId: string): Promise<boolean> {
  const found = await ask(
    'admin_plain_suspension',
    `SELECT FROM person WHERE id = $1::uuid AND suspended_at IS NOT NULL AND (suspended_until IS NULL OR suspended_until > now())
       AND NOT EXISTS (SELECT FROM restriction WHERE person_id = $1::uuid AND kind = 'ban' AND room_id IS NULL AND lifted_at IS NULL)`,
    [personId],
  )
  return found.length > 0
}

/** Ends a ban from everywhere in favour of a suspension, which whoever may lift bans does not lift. */
export async function replaceBan(ask: Ask, personId: string): Promise<void> {
  await ask(
    'admin_replace_ban',
    `UPDATE restriction SET lifted_at = clock_timestamp()
     WHERE person_id = $1::uuid AND kind = 'ban' AND room_id IS NULL AND lifted_at IS NULL`,
    [personId],
  )
}

/** Lifts a suspension, with the ban from everywhere that it came of, where it did. */
export async function liftSuspension(ask: Ask, personId: string): Promise<void> {
  await ask(
    'admin_unsuspend',
    `WITH lifted AS (
       UPDATE restriction SET lifted_at = clock_timestamp()
       WHERE person_id = $1::uuid AND kind = 'ban' AND room_id IS NULL AND lifted_at IS NULL
     )
     UPDATE person SET suspended_at = NULL, suspended_until = NULL WHERE id = $1::uuid`,
    [personId],
  )
}

export async function writeDeactivation(ask: Ask, personId: string, isDeactivated: boolean): Promise<void> {
  await ask(
    'admin_deactivate',
    `UPDATE person SET deactivated_at = CASE WHEN $2::boolean THEN coalesce(deactivated_at, now()) END WHERE id = $1::uuid`,
    [personId, isDeactivated],
  )
}

/**
 * Ends the sessions of a person, or one of them, and tells every instance of each when the transaction is committed. After
 * the row of a person was changed, whoever signs them in at that moment waits, and finds them kept out: none is left over.
 * @returns how many there were
 */
export async function endSessionsOf(ask: Ask, personId: string, sessionId: string | null = null): Promise<number> {
  const told = await ask(
    'admin_end_sessions',
    `WITH ended AS (
       UPDATE device_session SET revoked_at = now()
       WHERE person_id = $1::uuid AND ($2::uuid IS NULL OR id = $2::uuid) AND revoked_at IS NULL AND expires_at > now()
       RETURNING id
     )
     SELECT pg_notify('${SESSION_ENDED_CHANNEL}', id::text)::text FROM ended`,
    [personId, sessionId],
  )
  return told.length
}
