import type { Message } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { LockedRoom } from './locked-room.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from './messages.ts'
import { PAGE_BYTES } from './page-bytes.ts'

/** Counts the room's pinned messages anew and tells the room: takes a rev. */
export async function countPins(room: LockedRoom): Promise<void> {
  await room.ask('count_pins', 'SELECT parley_count_pins($1::uuid)', [room.room.id])
}

/** After which pinned message a page begins. */
export interface PinPlace {
  /** As the message tells it. */
  readonly at: string
  readonly seq: number
}

/** The pinned messages of a room, the one pinned last first: at most `limit`, fewer where they are long. */
export async function findPins(
  ask: Ask,
  roomId: string,
  { after, limit }: { readonly after: PinPlace | null; readonly limit: number },
): Promise<{ messages: Message[]; more: boolean }> {
  const rows = await ask<MessageRow & { found: number }>(
    'pins',
    `SELECT * FROM (
       SELECT ${MESSAGE_COLUMNS}, (count(*) OVER ())::int AS found,
         coalesce(sum(octet_length(message.body) + pg_column_size(message.extras)) OVER (
           ORDER BY message.extras->'pinned'->>'at' DESC, message.seq DESC
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
       FROM message
       WHERE message.room_id = $1::uuid AND message.extras ? 'pinned'
         AND ($2::text IS NULL OR (message.extras->'pinned'->>'at', message.seq) < ($2::text, $3::bigint))
       ORDER BY message.extras->'pinned'->>'at' DESC, message.seq DESC LIMIT $4
     ) AS measured WHERE bytes_before < $5`,
    [roomId, after?.at ?? null, after?.seq ?? null, limit, PAGE_BYTES],
  )
  return { messages: rows.map(toMessage), more: (rows[0]?.found ?? 0) > rows.length }
}
