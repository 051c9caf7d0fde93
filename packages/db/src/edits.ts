import type { Ask } from './connection/ask.ts'
import { PAGE_BYTES } from './page-bytes.ts'

export interface FormerBody {
  readonly body: string
  /** When the message began to say so. */
  readonly writtenAt: Date
  /** How many of its pictures the edit after it took off. */
  readonly filesRemoved: number
}

/** What a message said before, the newest first: at most `limit`, fewer where they are long. */
export async function findEdits(
  ask: Ask,
  roomId: string,
  seq: number,
  limit: number,
): Promise<{ edits: FormerBody[]; more: boolean }> {
  const rows = await ask<{ body: string; written_at: Date; files_removed: number; found: number }>(
    'edits_with_pictures',
    `SELECT * FROM (
       SELECT edit.previous_body AS body, edit.files_removed, (count(*) OVER ())::int AS found,
         coalesce(lag(edit.created_at) OVER (ORDER BY edit.rev),
           (SELECT message.created_at FROM message WHERE message.room_id = $1::uuid AND message.seq = $2::bigint)
         ) AS written_at,
         row_number() OVER (ORDER BY edit.rev DESC) AS place,
         coalesce(sum(octet_length(edit.previous_body)) OVER (
           ORDER BY edit.rev DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
       FROM message_edit AS edit
       WHERE edit.room_id = $1::uuid AND edit.seq = $2::bigint AND edit.previous_body IS NOT NULL
     ) AS measured WHERE bytes_before < $3 AND place <= $4 ORDER BY place`,
    [roomId, seq, PAGE_BYTES, limit],
  )
  return {
    edits: rows.map((row) => ({ body: row.body, writtenAt: row.written_at, filesRemoved: row.files_removed })),
    more: (rows[0]?.found ?? 0) > rows.length,
  }
}
