import { type Actor, type Done, loadActor, withActor, writeAudit } from '@parley/db'
import { isAdminRole, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

type Ask = CoreContext['database']['ask']

/**
 * Who asks, where they run the workspace: by the role as it is now, whatever it was when the session began.
 * @throws Refusal SESSION_ENDED where the session or the account is closed, NOT_AN_ADMIN
 */
export async function requireActor(ask: Ask, principal: Principal): Promise<Actor> {
  return requireRunner(await loadActor(ask, principal))
}

export interface Acting {
  readonly ask: Ask
  readonly actor: Actor
  /** Writes down what is done, in the same transaction. */
  audit(done: Done): Promise<void>
}

/**
 * Does something to the people or the settings of the workspace, one act after the other, with its row in the audit log.
 * @throws Refusal SESSION_ENDED, NOT_AN_ADMIN, and whatever the act throws, which undoes it
 */
export function actOnWorkspace<T>(
  core: CoreContext,
  principal: Principal,
  act: (acting: Acting) => Promise<T>,
): Promise<T> {
  return withActor(core.database, principal, async (ask, found) => {
    const actor = requireRunner(found)
    return act({ ask, actor, audit: (done) => writeAudit(ask, actor, done) })
  })
}

function requireRunner(actor: Actor | null): Actor {
  if (actor === null) throw new Refusal('SESSION_ENDED')
  if (!isAdminRole(actor.role)) throw new Refusal('NOT_AN_ADMIN')
  return actor
}
