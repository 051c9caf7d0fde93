import { findRoomAccess } from '@parley/db'
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
): Promise<void> {
  const access = await findRoomAccess(core.database, roomId, principal.personId)
  if (epoch !== undefined) requireEpoch(epoch, access.epoch)
  if (access.kind === null) throw new Refusal('ROOM_NOT_FOUND')
  if (!access.joined) throw new Refusal('NOT_A_MEMBER')
}

/** The same verdicts where a write found them under the room's lock. Every room is public as yet. */
export function refuseAccess(outcome: 'no_room' | 'not_a_member'): never {
  throw new Refusal(outcome === 'no_room' ? 'ROOM_NOT_FOUND' : 'NOT_A_MEMBER')
}
