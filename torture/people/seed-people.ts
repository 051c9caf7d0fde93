import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Setting } from './setting.ts'

export interface Crowd {
  readonly people: number
  readonly rooms: number
  /** In each room. */
  readonly members: number
}

/** Every fifth room goes quiet. */
const QUIET_EVERY = 5

/**
 * Writes people, sessions, rooms and memberships as rows: signing up six hundred people would take minutes of password
 * hashing and shows nothing about delivery.
 */
export async function seedPeople(databaseUrl: string, crowd: Crowd): Promise<Setting> {
  const people = Array.from({ length: crowd.people }, () => ({ id: randomUUID(), sessionId: randomUUID() }))
  const rooms = Array.from({ length: crowd.rooms }, (_, room) => ({
    id: randomUUID(),
    members: Array.from(
      { length: Math.min(crowd.members, crowd.people) },
      (_, place) => (room * crowd.members + place) % crowd.people,
    ),
    goesQuiet: crowd.rooms > 1 && room % QUIET_EVERY === 1,
  }))
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`INSERT INTO workspace (id) VALUES (1) ON CONFLICT DO NOTHING`)
    await client.query(
      `INSERT INTO person (id, handle, display_name, password_hash)
       SELECT id, 'torture' || place, 'Person ' || place, '' FROM unnest($1::uuid[]) WITH ORDINALITY AS p (id, place)`,
      [people.map(({ id }) => id)],
    )
    await client.query(
      `INSERT INTO device_session (id, person_id, device, address, expires_at)
       SELECT id, person_id, 'torture', '127.0.0.1', now() + interval '1 day'
       FROM unnest($1::uuid[], $2::uuid[]) AS s (id, person_id)`,
      [people.map(({ sessionId }) => sessionId), people.map(({ id }) => id)],
    )
    await client.query(
      `INSERT INTO room (id, name, rev)
       SELECT id, 'torture-' || place, members FROM unnest($1::uuid[], $2::bigint[]) WITH ORDINALITY AS r (id, members, place)`,
      [rooms.map(({ id }) => id), rooms.map(({ members }) => members.length)],
    )
    const memberships = rooms.flatMap(({ id, members }) =>
      members.map((person, place) => ({ room: id, person: people[person]?.id, rev: place + 1 })),
    )
    await client.query(
      `INSERT INTO member (room_id, person_id, rev)
       SELECT room_id, person_id, rev FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS m (room_id, person_id, rev)`,
      [memberships.map(({ room }) => room), memberships.map(({ person }) => person), memberships.map(({ rev }) => rev)],
    )
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
  return { people, rooms }
}
