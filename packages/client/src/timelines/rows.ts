import type { Message } from '@parley/protocol'
import type { PendingAct, TimelineRow } from '../api.ts'
import type { DeleteEntry, EditEntry, SendEntry } from '../outbox/entry.ts'
import { refusalOf } from '../outbox/entry.ts'

export type SentRow = Extract<TimelineRow, { state: 'sent' }>

/**
 * The key of a message's row. An own message's is its client id, so the pending row and this one are the same row.
 * Others' ids are only unique together with their author.
 */
export function keyOf(message: Message, personId: string): string {
  return message.authorId === personId ? message.clientId : `${message.authorId}:${message.clientId}`
}

/** The row of a send, or of an edit whose message is not here to show it on. */
export function rowOfEntry(entry: SendEntry | EditEntry): TimelineRow {
  const reason = refusalOf(entry)
  return {
    key: entry.key,
    state: reason ? 'failed' : 'pending',
    authorId: entry.authorId,
    body: entry.body,
    ...(entry.kind === 'send' && entry.replyTo && { replyTo: entry.replyTo }),
    ...(entry.kind === 'send' && entry.forward && { forwarded: entry.forward.from }),
    ...(entry.kind === 'send' && entry.threadOf !== undefined && { threadOf: entry.threadOf }),
    ...(entry.kind === 'send' && entry.poll && { poll: entry.poll }),
    ...(entry.kind === 'send' && entry.files && { files: entry.files }),
    createdAt: entry.createdAt,
    reason,
  }
}

/** An edit or a deletion as its message's row shows it. */
export function actOfEntry(entry: EditEntry | DeleteEntry): PendingAct {
  const { key } = entry
  const reason = refusalOf(entry)
  if (entry.kind === 'delete') return { kind: 'delete', key, reason }
  const { body, files } = entry
  return { kind: 'edit', key, body, ...(files && { files }), reason }
}

/** Where the row of a seq is among rows that ascend, or would be. A new message is nearly always the last: looked at first. */
export function placeOf(rows: readonly SentRow[], seq: number): number {
  let low = 0
  let high = rows.length
  const last = rows[high - 1]
  if (!last || last.message.seq < seq) return high
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]
    if (row && row.message.seq < seq) low = middle + 1
    else high = middle
  }
  return low
}
