import type { Message, Unread } from '@parley/protocol'
import { callingOf, isInRoom } from './calling.ts'

/** The server counts no further. */
export const MOST_COUNTED = 1_000

/** Counts in rows that hold every message behind `readSeq`, as the room was at `rev`: rows may run ahead of it. */
export function countUnread(
  newestFirst: Iterable<Message>,
  of: {
    readonly readSeq: number
    readonly rev: number
    readonly personId: string
    /** Whether a message was deleted by a rev already: rows tell only their last one. */
    readonly wasDeletedBy?: (seq: number, rev: number) => boolean
    /** Whom the person blocked: what they write is no news. */
    readonly isBlocked?: (personId: string) => boolean
    /** Own words that call them. */
    readonly keywords?: RegExp | null
    /** As of which rev of the own room that is. */
    readonly ownRev?: number
  },
): Unread {
  const { readSeq, rev, personId, wasDeletedBy, isBlocked, keywords, ownRev = 0 } = of
  let count = 0
  let mentions = 0
  let named = 0
  for (const message of newestFirst) {
    if (message.seq <= readSeq || count >= MOST_COUNTED) break
    if (message.seq > rev || message.authorId === personId || !isInRoom(message)) continue
    if (isBlocked?.(message.authorId)) continue
    if (message.deletedAt !== null && (message.rev <= rev || wasDeletedBy?.(message.seq, rev))) continue
    count += 1
    const calling = callingOf(message, personId, keywords)
    if (calling !== null) mentions += 1
    if (calling === 'named') named += 1
  }
  const calls = { ...(mentions > 0 && { mentions }), ...(named > 0 && { named }) }
  return { count, ...calls, asOfRev: rev, ...(ownRev > 0 && { ownRev }) }
}
