import { addMentions, extrasOf, findMissing, noteNudge, replaceExtras } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inRoom, isAtLeast } from '../rooms/in-room.ts'
import { requireRequest } from './require-request.ts'

/** More are not called at once; the rest is with the next nudge. */
const MOST_CALLED = 500
const MINUTES_BETWEEN = 10

/**
 * Calls those who have not confirmed: the message mentions them from now on.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_TO_CONFIRM,
 *   FORBIDDEN, NUDGED_BEFORE, EPOCH_CHANGED
 */
export function nudge(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seq }: ParsedInput<'message.nudge'>,
): Promise<Outcome<CommandOutput<'message.nudge'> & { readonly personIds: readonly string[] }>> {
  return inRoom(core, principal, { roomId, epoch }, async (room) => {
    const message = await requireRequest(room, seq)
    if (message.authorId !== principal.personId && !isAtLeast(room.role, 'moderator')) throw new Refusal('FORBIDDEN')
    const personIds = await findMissing(room, seq, MOST_CALLED)
    if (personIds.length === 0) return { called: 0, personIds }
    if (!(await noteNudge(room, seq, MINUTES_BETWEEN))) throw new Refusal('NUDGED_BEFORE', { limit: MINUTES_BETWEEN })
    await addMentions(room.ask, roomId, seq, personIds)
    const mentions = [...new Set([...(message.mentions ?? []), ...personIds])]
    await replaceExtras(room, seq, { ...extrasOf(message), mentions })
    return { called: personIds.length, personIds }
  })
}
