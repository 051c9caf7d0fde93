import type { Member } from '@parley/protocol'
import type { LockedRoom } from './locked-room.ts'

/** What a person is in a locked room; null where they are not in it. */
export async function loadRole({ ask, room }: LockedRoom, personId: string): Promise<Member['role'] | null> {
  const [row] = await ask<{ role: Member['role'] }>(
    'role_of',
    `SELECT role::text FROM member WHERE room_id = $1::uuid AND person_id = $2::uuid AND state = 'joined'`,
    [room.id, personId],
  )
  return row?.role ?? null
}

/** How many are in a locked room, and how many of them own it. */
export async function countMembers({ ask, room }: LockedRoom): Promise<{ members: number; owners: number }> {
  const [row] = await ask<{ members: number; owners: number }>(
    'count_members',
    `SELECT count(*)::int AS members, (count(*) FILTER (WHERE role = 'owner'))::int AS owners
     FROM member WHERE room_id = $1::uuid AND state = 'joined'`,
    [room.id],
  )
  return row ?? { members: 0, owners: 0 }
}

/** Gives a member another role, with the room's next rev. */
export async function writeRole(room: LockedRoom, personId: string, role: Member['role']): Promise<void> {
  await room.ask(
    'write_role',
    'UPDATE member SET role = $3::member_role, rev = $4::bigint WHERE room_id = $1::uuid AND person_id = $2::uuid',
    [room.room.id, personId, role, await room.takeRev()],
  )
}
