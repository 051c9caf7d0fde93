import { extrasOf, replaceExtras } from '@parley/db'
import { type CommandOutput, MOST_REACTIONS, type ParsedInput, type Reaction, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { requireUnmuted } from '../moderation/require-unmuted.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inRoom } from '../rooms/in-room.ts'
import { requireUnblocked } from '../rooms/require-unblocked.ts'
import { parseEmoji, requireEmoji } from './emoji.ts'
import { requireMessage } from './require-message.ts'

/**
 * Reacts to a message with an emoji, or takes that back. What is so already changes nothing.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, BLOCKED, MUTED, MESSAGE_NOT_FOUND, MESSAGE_DELETED, EMOJI_INVALID,
 *   EMOJI_NOT_FOUND, REACTIONS_FULL, EPOCH_CHANGED
 */
export async function react(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seq, emoji: typed, on }: ParsedInput<'message.react'>,
): Promise<Outcome<CommandOutput<'message.react'>>> {
  const emoji = parseEmoji(typed)
  return inRoom(core, principal, { roomId, epoch }, async (room) => {
    if (on) await requireUnblocked(room, principal.personId)
    if (on) await requireUnmuted(room, principal.personId)
    const message = await requireMessage(room, seq)
    const before = message.reactions ?? []
    const reactions = on ? withReaction(before, emoji, principal.personId) : without(before, emoji, principal.personId)
    if (reactions === before) return { message }
    // Somebody else's reaction may be joined, though its emoji is gone.
    if (on && !before.some((reaction) => reaction.emoji === emoji)) await requireEmoji(room.ask, emoji)
    if (reactions.length > MOST_REACTIONS) throw new Refusal('REACTIONS_FULL', { limit: MOST_REACTIONS })
    const { reactions: _, ...others } = extrasOf(message)
    return { message: await replaceExtras(room, seq, { ...others, ...(reactions.length > 0 && { reactions }) }) }
  })
}

function withReaction(reactions: Reaction[], emoji: string, personId: string): Reaction[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji)
  if (known === undefined) return [...reactions, { emoji, people: [personId] }]
  if (known.people.includes(personId)) return reactions
  return reactions.map((reaction) => (reaction === known ? { emoji, people: [...known.people, personId] } : reaction))
}

function without(reactions: Reaction[], emoji: string, personId: string): Reaction[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji)
  if (known === undefined || !known.people.includes(personId)) return reactions
  return reactions.flatMap((reaction) => {
    if (reaction !== known) return [reaction]
    const people = known.people.filter((id) => id !== personId)
    return people.length > 0 ? [{ emoji, people }] : []
  })
}
