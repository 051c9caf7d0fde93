import { changeMembership, loadRole } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inNamedRoom } from './in-named-room.ts'
import { requireOtherOwner } from './leave-room.ts'

/**
 * Puts somebody out of a room: a moderator a member, an owner anybody. Who is not in it is told of nothing.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, FORBIDDEN, ROOM_ARCHIVED, LAST_OWNER
 */
export function removeMember(
  core: CoreContext,
  principal: Principal,
  { roomId, personId }: ParsedInput<'room.remove'>,
): Promise<Outcome<CommandOutput<'room.remove'>>> {
  return inNamedRoom(core, principal, { roomId, least: 'moderator' }, async (room) => {
    const theirs = await loadRole(room, personId)
    if (theirs === null) return {}
    if (room.role !== 'owner' && theirs !== 'member') throw new Refusal('FORBIDDEN')
    if (personId === principal.personId) await requireOtherOwner(room)
    await changeMembership(room.ask, roomId, personId, 'left', principal.personId)
    return {}
  })
}
