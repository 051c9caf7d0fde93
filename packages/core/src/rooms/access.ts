import { findRoomAccess, type RoomAccess } from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireEpoch } from '../workspace/require-epoch.ts'

/**
 * Loads a room by way of the caller's membership. A room that is absent and one that is not open to the caller look
 * the same; a public one that they are not in may be known.
 * @param epoch of the revs that came with the command, where any did: in another epoch the room may not exist at all
 * @throws Refusal EPOCH_CHANGED, ROOM_NOT_FOUND, NOT_A_MEMBER
 */
export async function requireMember(
  core: CoreContext,
  principal: Principal,
  roomId: string,
  epoch?: string,
): Promise<RoomAccess> {
  const access = await findRoomAccess(core.database, roomId, principal.personId)
  if (epoch !== undefined) requireEpoch(epoch, access.epoch)
  if (!access.joined) throw new Refusal(access.kind === 'public' ? 'NOT_A_MEMBER' : 'ROOM_NOT_FOUND')
  return access
}
