import { countPins, extrasOf, loadMessage, replaceExtras } from '@parley/db'
import { type CommandOutput, MOST_PINS, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inRoom, isAtLeast } from '../rooms/in-room.ts'
import { requireUnblocked } from '../rooms/require-unblocked.ts'
import { requireMessage } from './require-message.ts'

/**
 * Pins a message or takes it off, and counts the room's pins. What is so already changes nothing.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, POSTING_RESTRICTED, BLOCKED, MESSAGE_NOT_FOUND, MESSAGE_DELETED,
 *   PINS_FULL, EPOCH_CHANGED
 */
export async function pin(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seq, on }: ParsedInput<'message.pin'>,
): Promise<Outcome<CommandOutput<'message.pin'>>> {
  return inRoom(core, principal, { roomId, epoch }, async (room) => {
    if (room.room.posting === 'moderators' && !isAtLeast(room.role, 'moderator'))
      throw new Refusal('POSTING_RESTRICTED')
    await requireUnblocked(room, principal.personId)
    const message = await requireMessage(room, seq)
    if ((message.pinned !== undefined) === on) return { message }
    if (on && (room.room.pins ?? 0) >= MOST_PINS) throw new Refusal('PINS_FULL', { limit: MOST_PINS })
    const { pinned: _, ...others } = extrasOf(message)
    const pinned = on && { pinned: { by: principal.personId, at: new Date().toISOString() } }
    await replaceExtras(room, seq, { ...others, ...pinned })
    await countPins(room)
    return { message: (await loadMessage(room.ask, roomId, seq)) ?? message }
  })
}
