import type { Population } from '../clients/population.ts'
import { withClient } from './query.ts'

/** Writes the people, their sessions, the rooms and the memberships, as if they had signed up and joined. */
export function settleInParley(url: string, { rooms, members }: Population): Promise<void> {
  return withClient(url, async (client) => {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO person (id, handle, display_name, password_hash)
       SELECT id, 'p' || left(translate(id::text, '-', ''), 20), 'Bench ' || position, 'none'
       FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, position)`,
      [members.map(({ personId }) => personId)],
    )
    await client.query(
      `INSERT INTO device_session (id, person_id, device, address, expires_at)
       SELECT id, person_id, 'bench', '127.0.0.1', now() + interval '1 day'
       FROM unnest($1::uuid[], $2::uuid[]) AS given (id, person_id)`,
      [members.map(({ sessionId }) => sessionId), members.map(({ personId }) => personId)],
    )
    await client.query(
      `INSERT INTO room (id, name, rev)
       SELECT id, left('r' || translate(id::text, '-', ''), 30), rev FROM unnest($1::uuid[], $2::bigint[]) AS given (id, rev)`,
      [rooms.map(({ id }) => id), rooms.map((room) => room.members.length)],
    )
    await client.query(
      `INSERT INTO member (room_id, person_id, rev)
       SELECT room_id, person_id, row_number() OVER (PARTITION BY room_id)
       FROM unnest($1::uuid[], $2::uuid[]) AS given (room_id, person_id)`,
      [members.map(({ room }) => room.id), members.map(({ personId }) => personId)],
    )
    await client.query(
      'INSERT INTO read_position (room_id, person_id, seq) SELECT room_id, person_id, 0 FROM member ON CONFLICT DO NOTHING',
    )
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
}
