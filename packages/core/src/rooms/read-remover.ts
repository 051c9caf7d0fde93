import { findRemover } from '@parley/db'
import type { CoreContext } from '../context.ts'

/** Who put a person out of a room that they are no longer in; null where they left it themselves, or are banned from it. */
export function readRemover(core: CoreContext, personId: string, roomId: string): Promise<string | null> {
  return findRemover(core.database, personId, roomId)
}
