import { insertInvite, loadInvites } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import { requireNoGuest } from '../guests/require-companions.ts'
import type { Principal } from '../principal.ts'
import { inNamedRoom } from '../rooms/in-named-room.ts'
import { requireMayInvite } from '../rooms/invite-people.ts'
import { hashInviteCode, makeInviteCode } from './invite-code.ts'

const MOST_INVITES = 100
const HOUR_MS = 3_600_000

/**
 * Makes a link into a room. Its code is told now and never again.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, FORBIDDEN, ROOM_ARCHIVED, TOO_MANY_INVITES
 */
export async function createInvite(
  core: CoreContext,
  principal: Principal,
  { roomId, hours, uses }: ParsedInput<'invite.create'>,
): Promise<CommandOutput<'invite.create'>> {
  const { output } = await inNamedRoom(core, principal, { roomId }, async (room) => {
    requireMayInvite(room)
    await requireNoGuest(room.ask, principal.personId)
    if ((await loadInvites(room.ask, roomId)).length >= MOST_INVITES) {
      throw new Refusal('TOO_MANY_INVITES', { limit: MOST_INVITES })
    }
    const code = makeInviteCode()
    const invite = await insertInvite(room.ask, {
      id: uuidv7(),
      roomId,
      byId: principal.personId,
      codeHash: hashInviteCode(code),
      expiresAt: hours === undefined ? null : new Date(Date.now() + hours * HOUR_MS),
      uses: uses ?? null,
    })
    return { invite, code }
  })
  return output
}
