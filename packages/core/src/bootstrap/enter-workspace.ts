import { findRoomByName, hasAnyMembership, isGuest } from '@parley/db'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { type JoinResult, joinRoom } from '../rooms/join-room.ts'
import { FIRST_ROOM } from '../workspace/prepare-workspace.ts'

/**
 * Lets a newcomer into `#general`: whoever never was in any room joins it. For everybody else, and where the room is
 * no more, nothing happens. A guest is where an admin put them. Publishes, so only the process that tells rooms of their changes may call it.
 */
export async function enterWorkspace(core: CoreContext, principal: Principal): Promise<JoinResult[]> {
  if (await hasAnyMembership(core.database, principal.personId)) return []
  if (await isGuest(core.database.ask, principal.personId)) return []
  const room = await findRoomByName(core.database, FIRST_ROOM)
  return room ? [await joinRoom(core, principal, { roomId: room.id })] : []
}
