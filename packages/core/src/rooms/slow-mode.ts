import { loadSlowTurn } from '@parley/db'
import { Refusal } from '@parley/protocol'
import { type EnteredRoom, isAtLeast } from './in-room.ts'

/**
 * Whether it counts when this person posts in a locked room: where it is slow, and they are among those who wait.
 * @throws Refusal SLOW_MODE while it is not their turn
 */
export async function requireTurn(room: EnteredRoom, personId: string): Promise<boolean> {
  if (room.room.slowSeconds === undefined || isAtLeast(room.role, 'moderator')) return false
  const { isExempt, waitMs } = await loadSlowTurn(room, personId)
  if (isExempt) return false
  if (waitMs > 0) throw new Refusal('SLOW_MODE', { retryAfterMs: waitMs })
  return true
}
