import { findPublicRoom } from '@parley/db'
import { type ListedRoom, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isUuid } from '../text/uuid.ts'

/**
 * One public room as `room.list` would show it: what somebody may know who follows a link to a room that they are not in.
 * @throws Refusal ROOM_NOT_FOUND
 */
export async function readPublicRoom(core: CoreContext, principal: Principal, roomId: string): Promise<ListedRoom> {
  const room = isUuid(roomId) ? await findPublicRoom(core.database, roomId, principal.personId) : null
  if (!room) throw new Refusal('ROOM_NOT_FOUND')
  return room
}
