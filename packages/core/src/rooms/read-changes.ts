import { findChangesOfRooms } from '@parley/db'
import type { CoreContext } from '../context.ts'
import type { Published } from '../published.ts'

export interface ChangesAfter extends Published {
  readonly head: number
  readonly more: boolean
}

/**
 * What changed in rooms after a rev, to be told to their members again: for a server whose broadcast was lost. One
 * query; at most `limit` changes of each room. Asks nobody's leave, and leaves out rooms that do not exist.
 */
export async function readChanges(
  core: CoreContext,
  asked: readonly { readonly roomId: string; readonly after: number }[],
  limit: number,
): Promise<ChangesAfter[]> {
  const pages = await findChangesOfRooms(core.database, asked, limit)
  return [...pages].map(([roomId, page]) => ({ roomId, ...page }))
}
