import type { Member, Person, Restriction, Room } from '@parley/protocol'
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

/**
 * Public and private rooms that somebody is in, by name, as far as a keeper has to do with them: those that the keeper runs,
 * and with `null`, where they moderate the workspace, all public ones and those that they are in themselves.
 */
export async function loadModeratedRooms(
  ask: Ask,
  { keeperId, keptIds, personId }: { keeperId: string; keptIds: readonly string[] | null; personId: string },
  limit: number,
): Promise<NonNullable<Restriction['room']>[]> {
  return ask<{ id: string; kind: Room['kind']; name: string }>(
    'moderated_rooms',
    `SELECT room.id::text, room.kind::text, room.name FROM member JOIN room ON room.id = member.room_id
     WHERE member.person_id = $1::uuid AND member.state = 'joined' AND room.kind IN ('public', 'private')
       AND room.deleted_at IS NULL
       AND CASE WHEN $2::uuid[] IS NOT NULL THEN room.id = ANY ($2::uuid[]) ELSE room.kind = 'public' OR EXISTS (
         SELECT FROM member AS mine
         WHERE mine.room_id = room.id AND mine.person_id = $3::uuid AND mine.state = 'joined') END
     ORDER BY room.name LIMIT $4`,
    [personId, keptIds, keeperId, limit],
  )
}
