import { extrasOf, replaceExtras } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inRoom, isAtLeast } from '../rooms/in-room.ts'
import { isClosed, requirePoll } from './open-poll.ts'

/**
 * Ends a poll now; one that has ended stays as it is. Its author may, and who moderates the room.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_A_POLL, FORBIDDEN,
 *   EPOCH_CHANGED
 */
export function closePoll(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seq }: ParsedInput<'poll.close'>,
): Promise<Outcome<CommandOutput<'poll.close'>>> {
  return inRoom(core, principal, { roomId, epoch }, async (room) => {
    const message = await requirePoll(room, seq)
    if (message.authorId !== principal.personId && !isAtLeast(room.role, 'moderator')) throw new Refusal('FORBIDDEN')
    const now = new Date()
    if (isClosed(message.poll, now)) return { message }
    const poll = { ...message.poll, closesAt: now.toISOString() }
    return { message: await replaceExtras(room, seq, { ...extrasOf(message), poll }) }
  })
}
