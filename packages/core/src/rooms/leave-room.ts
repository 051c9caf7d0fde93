import { changeMembership, countMembers, type LockedRoom, rewriteGroupKey } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { changeRoom } from './in-room.ts'

/**
 * Leaves a room; whoever left it before is told of again, who never was in it is not.
 * @throws Refusal ROOM_NOT_FOUND, LAST_OWNER, DIRECT_STAYS
 */
export async function leaveRoom(
  core: CoreContext,
  principal: Principal,
  { roomId }: ParsedInput<'room.leave'>,
): Promise<Outcome<CommandOutput<'room.leave'>>> {
  const { output: again, published } = await changeRoom(core, principal, roomId, async (room) => {
    if (room.room.kind === 'self') throw new Refusal('ROOM_NOT_FOUND')
    if (room.role !== null) await requireMayGo(room)
    const result = await changeMembership(room.ask, roomId, principal.personId, 'left')
    if (room.role !== null && room.room.kind === 'group') await rewriteGroupKey(room)
    // Who never was in a room that is closed to them learns nothing of it.
    const isClosed = room.room.kind !== 'public' || room.isHidden
    if (!('change' in result) && isClosed) throw new Refusal('ROOM_NOT_FOUND')
    return 'change' in result ? [{ roomId, epoch: result.epoch, changes: [result.change] }] : []
  })
  return { output: {}, published: published.length > 0 ? published : again }
}

async function requireMayGo(room: LockedRoom): Promise<void> {
  if (room.room.kind === 'direct') throw new Refusal('DIRECT_STAYS')
  if (room.role === 'owner') await requireOtherOwner(room)
}

/** Only where nobody else is in the room may its last owner go. @throws Refusal LAST_OWNER */
export async function requireOtherOwner(room: LockedRoom): Promise<void> {
  const { members, owners } = await countMembers(room)
  if (owners < 2 && members > 1) throw new Refusal('LAST_OWNER')
}
