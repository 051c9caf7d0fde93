import { writeReport } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import { requireMessage } from '../messages/require-message.ts'
import type { Principal } from '../principal.ts'
import { inRoom } from '../rooms/in-room.ts'
import { requireStorable } from '../text/storable.ts'

/**
 * Reports a message of somebody else to those who moderate. Another report by the same person takes the place of the first.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_YOURSELF, TEXT_INVALID, EPOCH_CHANGED
 */
export async function reportMessage(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seq, reason, note = '' }: ParsedInput<'message.report'>,
): Promise<CommandOutput<'message.report'>> {
  requireStorable(note, 'note')
  await inRoom(core, principal, { roomId, epoch, evenArchived: true }, async (room) => {
    const message = await requireMessage(room, seq)
    if (message.authorId === principal.personId) throw new Refusal('NOT_YOURSELF')
    const reporterId = principal.personId
    await writeReport(room.ask, { id: uuidv7(), roomId, message, reporterId, reason, note: note.trim() })
  })
  return {}
}
