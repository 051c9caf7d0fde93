import { changeMembership, countMembers, findPeople, rewriteGroupKey } from '@parley/db'
import { type CommandOutput, MOST_IN_GROUP, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { requireNoGuest } from '../guests/require-companions.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { type EnteredRoom, inRoom, isAtLeast } from './in-room.ts'

/**
 * Brings people into a room; who is in it already stays as they are.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, FORBIDDEN, ROOM_ARCHIVED, PERSON_NOT_FOUND, TOO_MANY_PEOPLE
 */
export async function invitePeople(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.invite'>,
): Promise<Outcome<CommandOutput<'room.invite'>>> {
  const { roomId } = input
  const personIds = [...new Set(input.personIds)]
  return inRoom(core, principal, { roomId }, async (room) => {
    requireMayInvite(room)
    await requireNoGuest(room.ask, principal.personId)
    if ((await findPeople(core.database, personIds)).length < personIds.length) throw new Refusal('PERSON_NOT_FOUND')
    const added: string[] = []
    for (const personId of personIds) {
      const { outcome } = await changeMembership(room.ask, roomId, personId, 'joined', principal.personId)
      if (outcome === 'changed') added.push(personId)
    }
    if (room.room.kind === 'group' && added.length > 0) {
      if ((await countMembers(room)).members > MOST_IN_GROUP) {
        throw new Refusal('TOO_MANY_PEOPLE', { limit: MOST_IN_GROUP })
      }
      await rewriteGroupKey(room)
    }
    return { added }
  })
}

/**
 * Any member lets people into a public room or a group, owners and moderators into a private room. A direct message stays between
 * two. @throws Refusal ROOM_NOT_FOUND, FORBIDDEN
 */
export function requireMayInvite({ room, role }: EnteredRoom): void {
  if (room.kind === 'self') throw new Refusal('ROOM_NOT_FOUND')
  if (room.kind === 'direct') throw new Refusal('FORBIDDEN')
  if (room.kind === 'private' && !isAtLeast(role, 'moderator')) throw new Refusal('FORBIDDEN')
}
