import { countVotes, extrasOf, loadVote, replaceExtras, writeVote } from '@parley/db'
import { type CommandOutput, MOST_NAMED_VOTERS, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inRoom } from '../rooms/in-room.ts'
import { requireUnblocked } from '../rooms/require-unblocked.ts'
import { isClosed, requirePoll } from './open-poll.ts'

/**
 * Chooses in a poll, in place of what was chosen before.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, BLOCKED, MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_A_POLL,
 *   POLL_CLOSED, POLL_CHOICE_INVALID, EPOCH_CHANGED
 */
export function vote(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seq, choices: chosen }: ParsedInput<'poll.vote'>,
): Promise<Outcome<CommandOutput<'poll.vote'>>> {
  const choices = [...new Set(chosen)].sort((a, b) => a - b)
  return inRoom(core, principal, { roomId, epoch }, async (room) => {
    const { poll, ...rest } = await requirePoll(room, seq)
    const message = { ...rest, poll }
    const { personId } = principal
    // A repeated vote whose answer was lost is acked alike, also after the end.
    const known = await loadVote(room.ask, roomId, seq, personId)
    if (known.join() === choices.join()) return { message, choices }
    await requireUnblocked(room, personId)
    if (isClosed(poll, new Date())) throw new Refusal('POLL_CLOSED')
    if (choices.some((choice) => choice >= poll.options.length) || (choices.length > 1 && !poll.multiple)) {
      throw new Refusal('POLL_CHOICE_INVALID')
    }
    await writeVote(room, seq, { personId, choices })
    const counted = await countVotes(room, seq, poll, MOST_NAMED_VOTERS)
    return { message: await replaceExtras(room, seq, { ...extrasOf(message), poll: counted }), choices }
  })
}
