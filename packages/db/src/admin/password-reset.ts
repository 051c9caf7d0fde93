import type { Ask } from '../connection/ask.ts'
import { IS_ACTIVE, isActive } from '../standing.ts'

/** Makes the one link of a person with which they choose a new password; the one before ends. */
export async function writePasswordReset(
  ask: Ask,
  { personId, byId, codeHash, expiresAt }: { personId: string; byId: string; codeHash: Buffer; expiresAt: Date },
): Promise<void> {
  await ask(
    'write_password_reset',
    `INSERT INTO password_reset (person_id, by_id, code_hash, expires_at) VALUES ($1::uuid, $2::uuid, $3, $4)
     ON CONFLICT (person_id) DO UPDATE SET by_id = excluded.by_id, code_hash = excluded.code_hash,
       expires_at = excluded.expires_at, created_at = now()`,
    [personId, byId, codeHash, expiresAt],
  )
}

export interface ResetFor {
  readonly personId: string
  readonly handle: string
  readonly displayName: string
  readonly email: string | null
}

/** Whoever made it is here still, and may change its person: the roles of the type stand in order, the owner first. */
const IS_BACKED = `EXISTS (SELECT FROM person AS maker WHERE maker.id = password_reset.by_id AND ${isActive('maker')}
  AND (maker.role = 'owner' OR maker.role = 'admin' AND maker.role < person.role))`

/** Whose link it is, where it is good still and their account open. With `toUse` nobody else uses it meanwhile. */
export async function findPasswordReset(
  ask: Ask,
  codeHash: Buffer,
  { toUse }: { toUse: boolean },
): Promise<ResetFor | null> {
  if (toUse) await ask('lock_reset', 'SELECT FROM password_reset WHERE code_hash = $1 FOR UPDATE', [codeHash])
  const [row] = await ask<{ id: string; handle: string; display_name: string; email: string | null }>(
    'password_reset',
    `SELECT person.id::text, person.handle, person.display_name, person.email
     FROM password_reset JOIN person ON person.id = password_reset.person_id
     WHERE password_reset.code_hash = $1 AND password_reset.expires_at > now() AND ${IS_ACTIVE} AND ${IS_BACKED}`,
    [codeHash],
  )
  return row ? { personId: row.id, handle: row.handle, displayName: row.display_name, email: row.email } : null
}

/** Gives a person another password, and ends their link. */
export async function writePassword(ask: Ask, personId: string, passwordHash: string): Promise<void> {
  await ask('write_password', 'UPDATE person SET password_hash = $2 WHERE id = $1::uuid', [personId, passwordHash])
  await ask('delete_password_reset', 'DELETE FROM password_reset WHERE person_id = $1::uuid', [personId])
}
