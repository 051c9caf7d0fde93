import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { requireInTime } from '../settings/require.ts'
import { changeOwnMessage } from './change-own-message.ts'

/**
 * Deletes an own message, or as a moderator of the room anybody's: a tombstone without content stays. Deleting twice is acked alike.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, MESSAGE_NOT_FOUND, NOT_YOUR_MESSAGE, TOO_LATE, EPOCH_CHANGED
 */
export async function deleteMessage(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'message.delete'>,
): Promise<Outcome<CommandOutput<'message.delete'>>> {
  const { epoch, roomId, seq } = input
  await requireInTime(core, principal, { roomId, seq, body: null })
  return changeOwnMessage(core, { epoch, roomId, seq, clientId: null, body: null, authorId: principal.personId })
}
