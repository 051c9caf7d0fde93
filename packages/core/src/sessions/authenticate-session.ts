import { extendSessions, findSession } from '@parley/db'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isUuid } from '../text/uuid.ts'
import { SESSION_TOUCH_EVERY_MS, sessionExpiry } from './session-life.ts'

/** Who a session belongs to; null where it is unknown, revoked or expired. Using a session prolongs it. */
export async function authenticateSession(core: CoreContext, sessionId: string): Promise<Principal | null> {
  if (!isUuid(sessionId)) return null
  const session = await findSession(core.database, sessionId)
  if (!session) return null
  if (Date.now() - session.lastSeenAt.getTime() > SESSION_TOUCH_EVERY_MS) {
    await extendSessions(core.database, [session.id], sessionExpiry())
  }
  return { personId: session.person.id, sessionId: session.id, person: session.person }
}
