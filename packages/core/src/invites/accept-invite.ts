import { changeMembership, findInvite, takeInvite } from '@parley/db'
import { type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { changeRoom } from '../rooms/in-room.ts'
import { hashInviteCode } from './invite-code.ts'
import { requireGoodInvite } from './require-good-invite.ts'

/**
 * Enters a room by its link. Under the room's lock, so that one use that is left lets one person in. Who is in the room
 * already uses nothing up, and is told of it whatever became of the link. @returns the room's id
 * @throws Refusal INVITE_NOT_FOUND, INVITE_REVOKED, INVITE_EXPIRED, INVITE_USED_UP, ROOM_ARCHIVED
 */
export async function acceptInvite(
  core: CoreContext,
  principal: Principal,
  { code }: ParsedInput<'invite.accept'>,
): Promise<Outcome<{ roomId: string }>> {
  const codeHash = hashInviteCode(code)
  const named = await findInvite(core.database, codeHash)
  if (named === null) throw new Refusal('INVITE_NOT_FOUND')
  const { roomId } = named
  return changeRoom(core, principal, roomId, async (room) => {
    if (room.role !== null) return { roomId }
    const invite = await findInvite(room, codeHash)
    if (invite === null) throw new Refusal('INVITE_NOT_FOUND')
    requireGoodInvite(invite)
    if (room.room.archivedAt !== undefined) throw new Refusal('ROOM_ARCHIVED')
    await takeInvite(room.ask, invite.id)
    await changeMembership(room.ask, roomId, principal.personId, 'joined')
    return { roomId }
  })
}
