import { findRoomAccess, setMembership } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'

/** Leaves a room; whoever left it before is told of again, who never was in it is not. @throws Refusal ROOM_NOT_FOUND */
export async function leaveRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.leave'>,
): Promise<Outcome<CommandOutput<'room.leave'>>> {
  // Nobody leaves the room in which they keep things for themselves.
  if (input.roomId === principal.personId) throw new Refusal('ROOM_NOT_FOUND')
  const result = await setMembership(core.database, input.roomId, principal.personId, 'left')
  if (result.outcome === 'no_room') throw new Refusal('ROOM_NOT_FOUND')
  if (result.outcome === 'never_a_member') {
    const { kind } = await findRoomAccess(core.database, input.roomId, principal.personId)
    if (kind !== 'public') throw new Refusal('ROOM_NOT_FOUND')
  }
  return {
    output: {},
    published: 'change' in result ? [{ roomId: input.roomId, epoch: result.epoch, changes: [result.change] }] : [],
  }
}
