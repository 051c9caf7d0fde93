import { findRoomIdsOf } from '@parley/db'
import type { CoreContext } from '../context.ts'

/** Which rooms a person is in now. */
export function readRoomIds(core: CoreContext, personId: string): Promise<string[]> {
  return findRoomIdsOf(core.database, personId)
}
