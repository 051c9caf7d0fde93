import { deleteEndedSessions } from '@parley/db'
import type { CoreContext } from '../context.ts'
import { SESSION_KEPT_AFTER_END_MS } from './session-life.ts'

/** Rows of one statement: it holds its locks for a moment only. */
const PORTION_ROWS = 1000

/**
 * Removes sessions that expired or were revoked long ago. Of several processes one does it, and the others have
 * nothing to do.
 * @returns how many were removed by this call
 */
export async function removeEndedSessions(
  core: Pick<CoreContext, 'database'>,
  isStopped: () => boolean = () => false,
): Promise<number> {
  const before = new Date(Date.now() - SESSION_KEPT_AFTER_END_MS)
  let removed = 0
  while (!isStopped()) {
    const portion = await deleteEndedSessions(core.database, before, PORTION_ROWS)
    removed += portion ?? 0
    if (portion === null || portion < PORTION_ROWS) break
  }
  return removed
}
