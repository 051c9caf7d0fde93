import { withClient } from '../database/query.ts'
import { seedOrder } from './seed-order.ts'

export interface Community {
  readonly people: number
  readonly rooms: number
}

export interface Admin {
  readonly personId: string
  readonly sessionId: string
  /** Everybody is in it. */
  readonly roomId: string
}

const MESSAGES_EACH = 100
const MEMBERS_EACH = 30

/**
 * Fills an installation: so many people with devices and so many rooms with members, messages and pictures, as if a community had lived
 * here for 40 days. Everybody is in one room. Brings its owner.
 */
export function seedCommunity(url: string, { people, rooms }: Community): Promise<Admin> {
  return withClient(url, async (client) => {
    // What triggers keep is written below, all at once.
    await client.query('SET session_replication_role = replica')
    await client.query(
      `INSERT INTO person (id, handle, email, display_name, password_hash, role, created_at, last_seen_at, suspended_at,
         deactivated_at)
       SELECT gen_random_uuid(), 'person-' || n, 'p' || n || '@' || (ARRAY['example.org', 'example.net'])[1 + n % 2],
         (ARRAY['Ada', 'Bela', 'Chen 陈', 'Dilek', 'Émile', '李小龙', 'Femi', 'Grace', 'Hanna', 'Ines'])[1 + n % 10] || ' ' ||
           (ARRAY['Okafor', 'Müller', 'Wang', 'Silva', 'Kowalski', 'Haddad', 'Novak'])[1 + n % 7] || ' ' || n,
         'none', (CASE WHEN n = 1 THEN 'owner' WHEN n % 1000 = 0 THEN 'admin' ELSE 'member' END)::workspace_role,
         now() - make_interval(mins => n % 57600),
         CASE WHEN n % 5 <> 0 THEN now() - make_interval(mins => (n * 7919) % 129600) END,
         CASE WHEN n % 500 = 3 THEN now() END, CASE WHEN n % 100 = 7 THEN now() END
       FROM generate_series(1, $1::int) AS n`,
      [people],
    )
    await client.query(`UPDATE person SET found_by = lower(handle || E'\\n' || display_name || E'\\n' || email)`)
    await client.query(
      `INSERT INTO device_session (id, person_id, device, address, last_seen_at, expires_at)
       SELECT gen_random_uuid(), person.id, 'Firefox on Linux', '192.0.2.7', coalesce(person.last_seen_at, now()),
         now() + interval '30 days'
       FROM person CROSS JOIN generate_series(1, 2) AS device WHERE person.last_seen_at IS NOT NULL`,
    )
    await client.query(
      `INSERT INTO room (id, kind, name, topic, rev, archived_at, created_at)
       SELECT gen_random_uuid(), (CASE WHEN n % 5 = 0 THEN 'private' ELSE 'public' END)::room_kind,
         (ARRAY['project', 'team', 'help', 'random', 'news'])[1 + n % 5] || '-' || n, 'What is said in room ' || n, $2,
         CASE WHEN n % 20 = 3 THEN now() END, now() - make_interval(mins => n)
       FROM generate_series(1, $1::int) AS n`,
      [rooms, MESSAGES_EACH],
    )
    await client.query(
      `WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM person),
         placed AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM room)
       INSERT INTO member (room_id, person_id, role, rev)
       SELECT placed.id, numbered.id, (CASE WHEN step = 0 AND placed.n % 50 <> 0 THEN 'owner' ELSE 'member' END)::member_role, 1
       FROM placed CROSS JOIN generate_series(0, $1::int - 1) AS step
         JOIN numbered ON numbered.n = 1 + (placed.n * 31 + step * 97) % $2::int
       WHERE placed.n % 40 <> 1`,
      [MEMBERS_EACH, people],
    )
    await client.query(
      `INSERT INTO member (room_id, person_id, rev)
       SELECT (SELECT id FROM room WHERE name = 'random-3'), person.id, 1 FROM person ON CONFLICT DO NOTHING`,
    )
    await client.query(
      `INSERT INTO message (room_id, seq, rev, author_id, client_id, body, created_at)
       SELECT room.id, n, n, author.id, gen_random_uuid(), 'the kettle is on, and we meet in the garden at three',
         now() - make_interval(mins => (hashtext(room.name) % 28800 + 28800) + n)
       FROM room CROSS JOIN generate_series(1, $1::int) AS n JOIN person AS author ON author.handle = 'person-2'`,
      [MESSAGES_EACH],
    )
    await client.query('ANALYZE')
    await seedOrder(client, { reports: rooms, entries: rooms * 100, files: rooms * 20 })
    await client.query('SET session_replication_role = origin')
    await client.query(
      `UPDATE room SET members = counted.members, owners = counted.owners
       FROM (SELECT room_id, count(*) AS members, count(*) FILTER (WHERE role = 'owner') AS owners FROM member GROUP BY room_id)
         AS counted WHERE counted.room_id = room.id`,
    )
    const looked = 'SELECT parley_tally(1000, 20000) AS looked'
    while ((await client.query<{ looked: number }>(looked)).rows[0]?.looked !== 0);
    await client.query('VACUUM ANALYZE')
    const { rows } = await client.query<Admin>(
      `SELECT person.id AS "personId", device_session.id AS "sessionId", (SELECT id FROM room WHERE name = 'random-3') AS "roomId"
       FROM person JOIN device_session ON device_session.person_id = person.id WHERE person.handle = 'person-1' LIMIT 1`,
    )
    if (rows[0] === undefined) throw new Error('the community has no owner')
    return rows[0]
  })
}
