import type { LockedRoom } from './locked-room.ts'

/** SQL for how long a member waits still, in milliseconds; 0 or less where they may write, null where they never did. */
export function slowForMs(room: string, member: string): string {
  return `ceil(extract(epoch FROM ${member}.spoke_at + ${room}.slow_seconds * interval '1 second' - clock_timestamp()) * 1000)::int`
}

export interface SlowTurn {
  /** True for those who run the workspace: they need not wait. */
  readonly isExempt: boolean
  /** 0 where it is their turn. */
  readonly waitMs: number
}

/** How a member of a locked room that is slow stands. */
export async function loadSlowTurn({ ask, room }: LockedRoom, personId: string): Promise<SlowTurn> {
  const [row] = await ask<{ exempt: boolean; wait_ms: number | null }>(
    'slow_turn',
    `SELECT person.role::text NOT IN ('member', 'guest') AS exempt, ${slowForMs('room', 'member')} AS wait_ms
     FROM member JOIN room ON room.id = member.room_id JOIN person ON person.id = member.person_id
     WHERE member.room_id = $1::uuid AND member.person_id = $2::uuid`,
    [room.id, personId],
  )
  return { isExempt: row?.exempt ?? false, waitMs: Math.max(0, row?.wait_ms ?? 0) }
}

/** Writes down that a member of a slow room posted now. */
export async function writeSpoke({ ask, room }: LockedRoom, personId: string): Promise<void> {
  await ask(
    'write_spoke',
    'UPDATE member SET spoke_at = clock_timestamp() WHERE room_id = $1::uuid AND person_id = $2::uuid',
    [room.id, personId],
  )
}
