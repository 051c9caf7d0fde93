import type { Unread } from '@parley/protocol'
import { Prisma } from './generated/client.ts'
import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'
import { toUnread, type UnreadRow, unreadColumns } from './unread.ts'

export interface ReadPosition {
  readonly readSeq: number
  /** Left out where the person never went back. */
  readonly rewinds?: number
  readonly unread: Unread
}

/**
 * Moves a read position forward, or back with one more rewind, and never past the last message (I8). Null where there is no such room, or
 * the seq is of another epoch.
 */
export async function advanceReadPositionRow(
  database: Database,
  {
    epoch,
    roomId,
    personId,
    seq,
    rewinds,
  }: { epoch: string; roomId: string; personId: string; seq: number; rewinds: number },
): Promise<ReadPosition | null> {
  const [row] = await database.prisma.$queryRaw<PositionRow[]>`
    WITH moved AS (
      INSERT INTO read_position AS position (room_id, person_id, seq, rewinds)
        SELECT room.id, ${personId}::uuid, least(${seq}::bigint,
          coalesce((SELECT max(message.seq) FROM message WHERE message.room_id = room.id), 0)), ${rewinds}::int
        FROM room, workspace
        WHERE room.id = ${roomId}::uuid AND workspace.id = 1 AND workspace.epoch = ${epoch}::uuid
      ON CONFLICT (person_id, room_id) DO UPDATE
        SET (seq, rewinds, moved_at) = (SELECT later.seq, later.rewinds, later.moved_at FROM (VALUES
            (position.seq, position.rewinds, position.moved_at), (excluded.seq, excluded.rewinds, now())
          ) AS later (seq, rewinds, moved_at) ORDER BY later.rewinds DESC, later.seq DESC, later.moved_at LIMIT 1)
      RETURNING position.seq, position.rewinds, position.person_id
    )
    SELECT moved.seq AS read_seq, moved.rewinds, room.rev AS head,
      ${Prisma.raw(unreadColumns({ room: 'room.id', person: 'moved.person_id', readSeq: 'moved.seq' }))}
    FROM moved, room WHERE room.id = ${roomId}::uuid`
  return row ? toPosition(row) : null
}

interface PositionRow extends UnreadRow {
  readonly read_seq: bigint | string
  readonly rewinds: number
  readonly head: bigint | string
}

function toPosition(row: PositionRow): ReadPosition {
  return {
    readSeq: toRev(row.read_seq),
    ...(row.rewinds > 0 && { rewinds: row.rewinds }),
    unread: toUnread(row, toRev(row.head)),
  }
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
  interface Row extends PositionRow {
    readonly person_id: string
    readonly room_id: string
    readonly epoch: string
  }
  const rows = await database.ask<Row>(
    'moved_positions',
    `SELECT moved.person_id::text, moved.room_id::text, moved.seq AS read_seq, moved.rewinds, room.rev AS head,
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
    ...toPosition(row),
  }))
}
