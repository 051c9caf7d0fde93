import type { Person } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import type { Database } from '../open-database.ts'
import { IS_ACTIVE } from '../standing.ts'

/** Who acts for the workspace, as they are now. */
export interface Actor {
  readonly personId: string
  readonly sessionId: string
  readonly role: Person['role']
  /** Where they act from. */
  readonly address: string | null
}

interface Identity {
  readonly personId: string
  readonly sessionId: string
  /** Of the connection that asks; of the session, at its sign-in, where that is not known. */
  readonly address?: string
}

/** The person as they are now; null where their account is not open or their session ended. */
export async function loadActor(ask: Ask, { personId, sessionId, address }: Identity): Promise<Actor | null> {
  const [row] = await ask<{ role: Person['role']; address: string | null }>(
    'admin_actor',
    `SELECT person.role::text, device_session.address FROM person
     JOIN device_session ON device_session.person_id = person.id
     WHERE person.id = $1::uuid AND device_session.id = $2::uuid AND ${IS_ACTIVE}
       AND device_session.revoked_at IS NULL AND device_session.expires_at > now()`,
    [personId, sessionId],
  )
  return row ? { personId, sessionId, role: row.role, address: address ?? row.address } : null
}

/**
 * One act on the people or the settings of the workspace, one after the other: who may do what, and who is the last owner,
 * is true until it is committed.
 */
export function withActor<T>(
  database: Database,
  identity: Identity,
  act: (ask: Ask, actor: Actor | null) => Promise<T>,
): Promise<T> {
  return database.transact(async (ask) => {
    // Two statements, so that what is read is true under the lock.
    await lockWorkspace(ask)
    return act(ask, await loadActor(ask, identity))
  })
}

/** Whoever else acts on the workspace waits until the transaction ends. */
export async function lockWorkspace(ask: Ask): Promise<void> {
  await ask('lock_workspace', 'SELECT FROM workspace WHERE id = 1 FOR NO KEY UPDATE', [])
}
