import { endSessionRow } from '@parley/db'
import type { CoreContext } from '../context.ts'
import { isUuid } from '../text/uuid.ts'

/** Signs out: ends a session whoever it belongs to. One that ended already stays so. */
export async function endSession(core: CoreContext, sessionId: string): Promise<void> {
  if (isUuid(sessionId)) await endSessionRow(core.database, sessionId, null)
}
