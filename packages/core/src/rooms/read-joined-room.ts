import { findJoinedRoom } from '@parley/db'
import { type JoinedRoom, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/** One room as the caller sees it. @throws Refusal ROOM_NOT_FOUND where they never were in it */
export async function readJoinedRoom(core: CoreContext, principal: Principal, roomId: string): Promise<JoinedRoom> {
  const room = await findJoinedRoom(core.database, principal.personId, roomId)
  if (!room) throw new Refusal('ROOM_NOT_FOUND')
  return room
}
