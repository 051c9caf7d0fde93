import { findChanges } from '@parley/db'
import type { CoreContext } from '../context.ts'
import type { Published } from '../published.ts'

/**
 * What changed in a room after a rev, to be told to its members again: for a server whose broadcast was lost. Asks
 * nobody's leave. Null where there is no such room.
 */
export async function readChanges(
  core: CoreContext,
  roomId: string,
  after: number,
  limit: number,
): Promise<(Published & { readonly head: number; readonly more: boolean }) | null> {
  const page = await findChanges(core.database, roomId, after, limit)
  return page && { roomId, ...page }
}
