import type { Message, Reaction } from '@parley/protocol'
import type { Marks } from '../api.ts'
import type { MarkEntry, ReactEntry } from '../outbox/entry.ts'

/** The reactions and the pin of a message as they will be once these own acts are done. */
export function withMarks({ reactions = [], pinned }: Message, entries: readonly MarkEntry[]): Marks {
  let marks: Marks = { reactions, ...(pinned && { pinned }) }
  for (const entry of entries) {
    if (entry.kind === 'react') marks = { ...marks, reactions: withReaction(marks.reactions ?? [], entry) }
    else if (!entry.on) marks = { reactions: marks.reactions }
    else if (!marks.pinned) {
      marks = { ...marks, pinned: { by: entry.authorId, at: new Date(entry.createdAt).toISOString() } }
    }
  }
  return marks
}

function withReaction(reactions: Reaction[], { emoji, on, authorId }: ReactEntry): Reaction[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji)
  if ((known?.people.includes(authorId) ?? false) === on) return reactions
  if (!known) return [...reactions, { emoji, people: [authorId] }]
  const people = on ? [...known.people, authorId] : known.people.filter((id) => id !== authorId)
  return reactions.flatMap((reaction) => {
    if (reaction !== known) return [reaction]
    return people.length > 0 ? [{ emoji, people }] : []
  })
}
