import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'
import { UNREAD_COUNTED_TO } from './rooms.ts'

export interface ReadPosition {
  readonly readSeq: number
  /** Undeleted messages by others behind it, counted up to `UNREAD_COUNTED_TO`. */
  readonly unread: number
  /** The head when it was counted. */
  readonly head: number
}

/**
 * Moves a read position forward, never back and never past the last message (I8). Null where there is no such room, or
 * the seq is of another epoch.
 */
export async function advanceReadPositionRow(
  database: Database,
  { epoch, roomId, personId, seq }: { epoch: string; roomId: string; personId: string; seq: number },
): Promise<ReadPosition | null> {
  const [row] = await database.prisma.$queryRaw<{ read_seq: bigint; head: bigint; unread: number }[]>`
    WITH moved AS (
      INSERT INTO read_position AS position (room_id, person_id, seq)
        SELECT room.id, ${personId}::uuid, least(${seq}::bigint,
          coalesce((SELECT max(message.seq) FROM message WHERE message.room_id = room.id), 0))
        FROM room, workspace
        WHERE room.id = ${roomId}::uuid AND workspace.id = 1 AND workspace.epoch = ${epoch}::uuid
      ON CONFLICT (person_id, room_id) DO UPDATE
        SET seq = greatest(position.seq, excluded.seq),
          moved_at = CASE WHEN excluded.seq > position.seq THEN now() ELSE position.moved_at END
      RETURNING position.seq
    )
    SELECT moved.seq AS read_seq, room.rev AS head,
      (SELECT count(*) FROM (
        SELECT FROM message
        WHERE message.room_id = room.id AND message.seq > moved.seq
          AND message.author_id <> ${personId}::uuid AND message.deleted_at IS NULL
        ORDER BY message.seq LIMIT ${UNREAD_COUNTED_TO}) AS behind)::int AS unread
    FROM moved, room WHERE room.id = ${roomId}::uuid`
  return row ? { readSeq: toRev(row.read_seq), unread: row.unread, head: toRev(row.head) } : null
}
