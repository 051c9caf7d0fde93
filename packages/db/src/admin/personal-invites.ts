import type { Invited, Person } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { IS_ACTIVE } from '../standing.ts'

/** Which of these handles and addresses are somebody's. */
export async function findTaken(
  ask: Ask,
  { handles, emails }: { handles: readonly string[]; emails: readonly string[] },
): Promise<{ handles: ReadonlySet<string>; emails: ReadonlySet<string> }> {
  const rows = await ask<{ handle: string; email: string | null }>(
    'taken_names',
    'SELECT handle, email FROM person WHERE handle = ANY ($1::text[]) OR email = ANY ($2::text[])',
    [handles, emails],
  )
  return {
    handles: new Set(rows.map(({ handle }) => handle)),
    emails: new Set(rows.flatMap(({ email }) => email ?? [])),
  }
}

/** How many links for one person are good still. */
export async function countPersonalInvites(ask: Ask): Promise<number> {
  const [row] = await ask<{ invites: number }>(
    'count_personal_invites',
    `SELECT count(*)::int AS invites FROM workspace_invite AS invite JOIN person ON person.id = invite.by_id
     WHERE invite.invited IS NOT NULL AND invite.uses_left > 0 AND invite.expires_at > now() AND ${IS_ACTIVE}`,
    [],
  )
  return row?.invites ?? 0
}

export interface NewPersonalInvite {
  readonly id: string
  readonly codeHash: Buffer
  readonly role: Person['role']
  readonly invited: Invited
}

/** Makes links for one person each, good once. Those that were made for the same handles end, as do all that ran out. */
export async function insertPersonalInvites(
  ask: Ask,
  { byId, role, expiresAt }: { byId: string; role: Person['role']; expiresAt: Date },
  invites: readonly NewPersonalInvite[],
): Promise<void> {
  await ask(
    'forget_personal_invites',
    'DELETE FROM workspace_invite WHERE invited IS NOT NULL AND expires_at <= now()',
    [],
  )
  // What somebody of a higher role gave is not taken back by who could not give it.
  await ask(
    'replace_personal_invites',
    `UPDATE workspace_invite SET revoked_at = now(), invited = NULL
     WHERE invited ->> 'handle' = ANY ($1::text[]) AND role >= $2::workspace_role`,
    [invites.map(({ invited }) => invited.handle), role],
  )
  await ask(
    'insert_personal_invites',
    `INSERT INTO workspace_invite (id, by_id, code_hash, role, expires_at, uses_left, invited)
     SELECT one.id, $1::uuid, one.code_hash, one.role, $2, 1, one.invited
     FROM unnest($3::uuid[], $4::bytea[], $5::workspace_role[], $6::jsonb[]) AS one (id, code_hash, role, invited)`,
    [
      byId,
      expiresAt,
      invites.map(({ id }) => id),
      invites.map(({ codeHash }) => codeHash),
      invites.map((invite) => invite.role),
      invites.map(({ invited }) => JSON.stringify(invited)),
    ],
  )
}
