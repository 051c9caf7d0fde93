import { loadInvites } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireMember } from '../rooms/access.ts'
import { isAtLeast } from '../rooms/in-room.ts'

/**
 * The links into a room that are good still: all of them for owners and moderators, for others their own.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER
 */
export async function listInvites(
  core: CoreContext,
  principal: Principal,
  { roomId }: ParsedInput<'invite.list'>,
): Promise<CommandOutput<'invite.list'>> {
  const { role } = await requireMember(core, principal, roomId)
  const seesAll = role !== null && isAtLeast(role, 'moderator')
  const invites = await loadInvites(core.database.ask, roomId)
  return { invites: seesAll ? invites : invites.filter(({ byId }) => byId === principal.personId) }
}
