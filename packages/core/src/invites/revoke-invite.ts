import { revokeInviteRow } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { inRoom, isAtLeast } from '../rooms/in-room.ts'

/**
 * Ends a link. Under the room's lock, so that nobody enters by it after the ack.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, INVITE_NOT_FOUND
 */
export async function revokeInvite(
  core: CoreContext,
  principal: Principal,
  { roomId, inviteId }: ParsedInput<'invite.revoke'>,
): Promise<CommandOutput<'invite.revoke'>> {
  await inRoom(core, principal, { roomId, evenArchived: true }, async ({ ask, role }) => {
    const byId = isAtLeast(role, 'moderator') ? null : principal.personId
    if (!(await revokeInviteRow(ask, { roomId, inviteId, byId }))) throw new Refusal('INVITE_NOT_FOUND')
  })
  return {}
}
