import type { Unread } from '@parley/protocol'
import { Prisma } from './generated/client.ts'
import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'
import { toUnread, type UnreadRow, unreadColumns } from './unread.ts'

export interface ReadPosition {
  readonly readSeq: number
  readonly unread: Unread
}

/**
 * Moves a read position forward, never back and never past the last message (I8). Null where there is no such room, or
 * the seq is of another epoch.
 */
export async function advanceReadPositionRow(
  database: Database,
  { epoch, roomId, personId, seq }: { epoch: string; roomId: string; personId: string; seq: number },
): Promise<ReadPosition | null> {
  const [row] = await database.prisma.$queryRaw<(UnreadRow & { read_seq: bigint; head: bigint })[]>`
    WITH moved AS (
      INSERT INTO read_position AS position (room_id, person_id, seq)
        SELECT room.id, ${personId}::uuid, least(${seq}::bigint,
          coalesce((SELECT max(message.seq) FROM message WHERE message.room_id = room.id), 0))
        FROM room, workspace
        WHERE room.id = ${roomId}::uuid AND workspace.id = 1 AND workspace.epoch = ${epoch}::uuid
      ON CONFLICT (person_id, room_id) DO UPDATE
        SET seq = greatest(position.seq, excluded.seq),
          moved_at = CASE WHEN excluded.seq > position.seq THEN now() ELSE position.moved_at END
      RETURNING position.seq, position.person_id
    )
    SELECT moved.seq AS read_seq, room.rev AS head,
      ${Prisma.raw(unreadColumns({ room: 'room.id', person: 'moved.person_id', readSeq: 'moved.seq' }))}
    FROM moved, room WHERE room.id = ${roomId}::uuid`
  return row ? { readSeq: toRev(row.read_seq), unread: toUnread(row, toRev(row.head)) } : null
}

export interface MovedPosition extends ReadPosition {
  readonly personId: string
  readonly roomId: string
  readonly epoch: string
}

/** The read positions of these people, in rooms they are in, that moved within the last `withinMs`, by the database's clock. */
export async function findMovedPositions(
  database: Database,
  personIds: readonly string[],
  withinMs: number,
): Promise<MovedPosition[]> {
  interface Row extends UnreadRow {
    readonly person_id: string
    readonly room_id: string
    readonly epoch: string
    readonly read_seq: string
    readonly head: string
  }
  const rows = await database.ask<Row>(
    'moved_positions',
    `SELECT moved.person_id::text, moved.room_id::text, moved.seq AS read_seq, room.rev AS head,
      (SELECT workspace.epoch::text FROM workspace WHERE workspace.id = 1) AS epoch,
      ${unreadColumns({ room: 'moved.room_id', person: 'moved.person_id', readSeq: 'moved.seq' })}
    FROM read_position AS moved JOIN room ON room.id = moved.room_id
      JOIN member ON member.room_id = moved.room_id AND member.person_id = moved.person_id AND member.state = 'joined'
    WHERE moved.person_id = ANY ($1::uuid[]) AND moved.moved_at > now() - make_interval(secs => $2)`,
    [personIds, withinMs / 1000],
  )
  return rows.map((row) => ({
    personId: row.person_id,
    roomId: row.room_id,
    epoch: row.epoch,
    readSeq: toRev(row.read_seq),
    unread: toUnread(row, toRev(row.head)),
  }))
}
