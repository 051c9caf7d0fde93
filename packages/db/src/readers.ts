import type { Reader } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import { toRev } from './rev.ts'

export interface RoomReaders {
  readonly roomId: string
  readonly epoch: string
  readonly readers: Reader[]
}

/**
 * How far the members of these rooms have read, but for rooms of more than `mostMembers` and people who keep it to
 * themselves. Rooms that tell nothing are left out.
 */
export async function findReaders(
  ask: Ask,
  roomIds: readonly string[],
  { mostMembers, personIds }: { readonly mostMembers: number; readonly personIds: readonly string[] | null },
): Promise<RoomReaders[]> {
  const rows = await ask<{ room_id: string; epoch: string; person_id: string; read_seq: string; at: Date }>(
    'readers',
    `SELECT asked.room_id::text, (SELECT epoch::text FROM workspace WHERE id = 1) AS epoch,
       member.person_id::text, coalesce(position.seq, 0) AS read_seq, coalesce(position.moved_at, member.joined_at) AS at
     FROM unnest($1::uuid[]) AS asked (room_id)
       JOIN member ON member.room_id = asked.room_id AND member.state = 'joined'
       LEFT JOIN read_position AS position
         ON position.room_id = member.room_id AND position.person_id = member.person_id
     WHERE ($3::uuid[] IS NULL OR member.person_id = ANY ($3::uuid[]))
       AND (SELECT count(*) FROM (SELECT FROM member AS other
         WHERE other.room_id = asked.room_id AND other.state = 'joined' LIMIT $2 + 1) AS counted) <= $2
       AND NOT EXISTS (SELECT FROM personal_item AS item
         WHERE item.room_id = member.person_id AND item.key = 'setting:receipts' AND item.value->'value' = 'false')`,
    [roomIds, mostMembers, personIds],
  )
  const rooms = new Map<string, RoomReaders>()
  for (const { room_id: roomId, epoch, person_id: personId, read_seq: readSeq, at } of rows) {
    const room = rooms.get(roomId) ?? { roomId, epoch, readers: [] }
    rooms.set(roomId, room)
    room.readers.push({ personId, readSeq: toRev(readSeq), at: at.toISOString() })
  }
  return [...rooms.values()]
}
