import { findHeads } from '@parley/db'
import type { CoreContext } from '../context.ts'

/** The heads of rooms by id, in one query: for a server that checks whether a broadcast was lost. Asks nobody's leave. */
export function readHeads(core: CoreContext, roomIds: readonly string[]): Promise<Map<string, number>> {
  return findHeads(core.database, roomIds)
}
