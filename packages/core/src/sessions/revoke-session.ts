import { endSessionRow } from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/**
 * Ends one of the caller's sessions; every instance is told in the same transaction. Somebody else's session looks
 * like none.
 * @throws Refusal SESSION_NOT_FOUND
 */
export async function revokeSession(core: CoreContext, principal: Principal, sessionId: string): Promise<void> {
  if (!(await endSessionRow(core.database, sessionId, principal.personId))) throw new Refusal('SESSION_NOT_FOUND')
}
