import { countConfirmations, extrasOf, insertConfirmation, replaceExtras } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inRoom } from '../rooms/in-room.ts'
import { requireRequest } from './require-request.ts'

/**
 * Says that the caller read a message that asks for it. Saying it again changes nothing.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_TO_CONFIRM,
 *   EPOCH_CHANGED
 */
export function confirmMessage(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seq }: ParsedInput<'message.confirm'>,
): Promise<Outcome<CommandOutput<'message.confirm'>>> {
  return inRoom(core, principal, { roomId, epoch }, async (room) => {
    const message = await requireRequest(room, seq)
    if (!(await insertConfirmation(room, seq, principal.personId))) return { message }
    const confirm = await countConfirmations(room, seq)
    return { message: await replaceExtras(room, seq, { ...extrasOf(message), confirm }) }
  })
}
