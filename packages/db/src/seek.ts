import type { Ask } from './connection/ask.ts'

/**
 * Seq of the first message that stands in the room, is not deleted, and was written at `at` or after it; null without one. Messages are
 * in the order of their times, but for clocks that were set back, so their seqs are halved until it is found: some twenty short questions
 * for any room, and no index of times.
 */
export async function seekMessage(ask: Ask, roomId: string, at: Date): Promise<number | null> {
  const [room] = await ask<{ rev: string }>('seek_head', 'SELECT rev::text FROM room WHERE id = $1::uuid', [roomId])
  let low = 0
  let high = Number(room?.rev ?? 0)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [next] = await ask<{ seq: string; created_at: Date }>(
      'seek_next',
      'SELECT seq::text, created_at FROM message WHERE room_id = $1::uuid AND seq > $2 ORDER BY message.seq LIMIT 1',
      [roomId, middle],
    )
    if (next === undefined || next.created_at >= at) high = middle
    else low = Number(next.seq)
  }
  const [found] = await ask<{ seq: string }>(
    'seek_found',
    `SELECT seq::text FROM message
     WHERE room_id = $1::uuid AND seq > $2 AND (thread_of IS NULL OR also_in_room) AND deleted_at IS NULL AND created_at >= $3
     ORDER BY message.seq LIMIT 1`,
    [roomId, low, at],
  )
  return found === undefined ? null : Number(found.seq)
}
