import { countMembers, loadRole, writeRole } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inNamedRoom } from './in-named-room.ts'

/**
 * Gives a member another role. A room keeps at least one owner, also where two give theirs up at once.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, FORBIDDEN, ROOM_ARCHIVED, MEMBER_NOT_FOUND, LAST_OWNER
 */
export function appointMember(
  core: CoreContext,
  principal: Principal,
  { roomId, personId, role }: ParsedInput<'room.appoint'>,
): Promise<Outcome<CommandOutput<'room.appoint'>>> {
  return inNamedRoom(core, principal, { roomId, least: 'owner' }, async (room) => {
    const before = await loadRole(room, personId)
    if (before === null) throw new Refusal('MEMBER_NOT_FOUND')
    if (before === role) return {}
    if (before === 'owner' && (await countMembers(room)).owners < 2) throw new Refusal('LAST_OWNER')
    await writeRole(room, personId, role)
    return {}
  })
}

/** Makes another member the owner in the caller's place. @throws as `appointMember`, but for LAST_OWNER */
export function transferRoom(
  core: CoreContext,
  principal: Principal,
  { roomId, personId }: ParsedInput<'room.transfer'>,
): Promise<Outcome<CommandOutput<'room.transfer'>>> {
  return inNamedRoom(core, principal, { roomId, least: 'owner' }, async (room) => {
    const before = await loadRole(room, personId)
    if (before === null) throw new Refusal('MEMBER_NOT_FOUND')
    if (personId === principal.personId) return {}
    if (before !== 'owner') await writeRole(room, personId, 'owner')
    await writeRole(room, principal.personId, 'moderator')
    return {}
  })
}
