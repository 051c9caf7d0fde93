import { findDeadSessions } from '@parley/db'
import type { CoreContext } from '../context.ts'

/** Which of these sessions are revoked, expired or unknown. To be asked whenever a notification may have been lost. */
export function findEndedSessions(core: CoreContext, sessionIds: readonly string[]): Promise<string[]> {
  return findDeadSessions(core.database, sessionIds)
}
