import type { Member, Person } from '@parley/protocol'
import { type Actor, loadActor } from '../admin/acting.ts'
import type { Ask } from '../connection/ask.ts'

/** Somebody with the rooms that they moderate. */
export interface FoundKeeper extends Actor {
  readonly rooms: ReadonlyMap<string, Member['role']>
}

/** The person as they are now, with the public and private rooms that they own or moderate; null as for `loadActor`. */
export async function loadKeeper(
  ask: Ask,
  identity: { readonly personId: string; readonly sessionId: string },
): Promise<FoundKeeper | null> {
  const actor = await loadActor(ask, identity)
  if (actor === null) return null
  const rows = await ask<{ id: string; role: Member['role'] }>(
    'rooms_kept',
    `SELECT member.room_id::text AS id, member.role::text FROM member JOIN room ON room.id = member.room_id
     WHERE member.person_id = $1::uuid AND member.state = 'joined' AND member.role IN ('owner', 'moderator')
       AND room.kind IN ('public', 'private') AND room.deleted_at IS NULL`,
    [identity.personId],
  )
  return { ...actor, rooms: new Map(rows.map(({ id, role }) => [id, role])) }
}

/** What somebody is in a room now, whoever asks, and in the workspace; null where there is no such person. */
export async function loadStanding(
  ask: Ask,
  personId: string,
  roomId: string | null,
): Promise<{ person: Person['role']; member: Member['role'] | null } | null> {
  const [row] = await ask<{ person: Person['role']; member: Member['role'] | null }>(
    'standing_of',
    `SELECT person.role::text AS person, (SELECT member.role::text FROM member
       WHERE member.room_id = $2::uuid AND member.person_id = person.id AND member.state = 'joined') AS member
     FROM person WHERE person.id = $1::uuid`,
    [personId, roomId],
  )
  return row ?? null
}
