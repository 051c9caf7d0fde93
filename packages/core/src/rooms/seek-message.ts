import { seekMessage as find } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireMember } from './access.ts'

/** Where a day begins in a room. @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, EPOCH_CHANGED */
export async function seekMessage(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, at }: ParsedInput<'room.seek'>,
): Promise<CommandOutput<'room.seek'>> {
  await requireMember(core, principal, roomId, epoch)
  return { seq: await find(core.database.ask, roomId, new Date(at)) }
}
