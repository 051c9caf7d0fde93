import { findJoinedRoom } from '@parley/db'
import type { JoinedRoom } from '@parley/protocol'
import type { CoreContext } from '../context.ts'

/** One room as a person sees it who is in it, or was; null for anybody else. Asks nobody's leave. */
export function readRoomOf(core: CoreContext, personId: string, roomId: string): Promise<JoinedRoom | null> {
  return findJoinedRoom(core.database, personId, roomId)
}
