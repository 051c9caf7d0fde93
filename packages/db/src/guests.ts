import type { GuestRoom } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'

/** SQL: whether a room looks like none to a person, since they are a guest for whom it was not chosen. */
export function isHiddenFrom(room: string, person: string): string {
  return `(EXISTS (SELECT FROM person AS guest WHERE guest.id = ${person} AND guest.role = 'guest')
    AND NOT EXISTS (SELECT FROM guest_room WHERE guest_room.person_id = ${person} AND guest_room.room_id = ${room}.id))`
}

export async function isGuest(ask: Ask, personId: string): Promise<boolean> {
  const [row] = await ask('is_guest', `SELECT FROM person WHERE id = $1::uuid AND role = 'guest'`, [personId])
  return row !== undefined
}

/** Of these people, those who are in a room with somebody. */
export async function loadCompanions(ask: Ask, personId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    'companions',
    `SELECT asked.id::text FROM unnest($2::uuid[]) AS asked (id)
     WHERE EXISTS (SELECT FROM member AS mine
       JOIN member AS theirs ON theirs.room_id = mine.room_id AND theirs.person_id = asked.id AND theirs.state = 'joined'
       WHERE mine.person_id = $1::uuid AND mine.state = 'joined')`,
    [personId, ids],
  )
  return rows.map(({ id }) => id)
}

/**
 * Of these people, those of whom a guest may know: themselves, and whoever is or was in a room that they are in, since its
 * history names them.
 */
export async function loadSeenBy(ask: Ask, personId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    'seen_by',
    `SELECT asked.id::text FROM unnest($2::uuid[]) AS asked (id)
     WHERE asked.id = $1::uuid OR EXISTS (SELECT FROM member AS mine
       JOIN member AS theirs ON theirs.room_id = mine.room_id AND theirs.person_id = asked.id
       WHERE mine.person_id = $1::uuid AND mine.state = 'joined')`,
    [personId, ids],
  )
  return rows.map(({ id }) => id)
}

/** The rooms that were chosen for a guest, by name. */
export async function loadGuestRooms(ask: Ask, personId: string): Promise<GuestRoom[]> {
  return ask<GuestRoom & Record<string, unknown>>(
    'guest_rooms',
    `SELECT room.id::text, room.kind::text, room.name FROM guest_room JOIN room ON room.id = guest_room.room_id
     WHERE guest_room.person_id = $1::uuid AND room.deleted_at IS NULL ORDER BY room.name`,
    [personId],
  )
}

/** Of these rooms, the public and private ones that are open, by name. */
export async function loadOpenRooms(ask: Ask, roomIds: readonly string[]): Promise<GuestRoom[]> {
  return ask<GuestRoom & Record<string, unknown>>(
    'open_rooms',
    `SELECT id::text, kind::text, name FROM room
     WHERE id = ANY ($1::uuid[]) AND kind IN ('public', 'private') AND deleted_at IS NULL AND archived_at IS NULL
     ORDER BY name`,
    [roomIds],
  )
}

/** Chooses these rooms for a guest in place of those before. Who is where is not changed by it. */
export async function writeGuestRooms(ask: Ask, personId: string, roomIds: readonly string[]): Promise<void> {
  await ask('drop_guest_rooms', 'DELETE FROM guest_room WHERE person_id = $1::uuid AND room_id <> ALL ($2::uuid[])', [
    personId,
    roomIds,
  ])
  await ask(
    'write_guest_rooms',
    'INSERT INTO guest_room (person_id, room_id) SELECT $1::uuid, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    [personId, roomIds],
  )
}
