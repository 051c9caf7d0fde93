import type { Client } from 'pg'

/**
 * What keeps order in a community: reports of messages with who made them, mutes and bans, pictures in rooms, and an audit log
 * of years.
 */
export async function seedOrder(
  client: Client,
  { reports, entries, files }: Readonly<Record<'reports' | 'entries' | 'files', number>>,
) {
  await client.query(
    `INSERT INTO reported_message (id, room_id, seq, author_id, body, reports, first_at, last_at, resolved_at, outcomes)
     SELECT gen_random_uuid(), room.id, 1 + n % 20, message.author_id, message.body, 1, now() - make_interval(mins => n),
       now() - make_interval(mins => n), CASE WHEN n % 3 = 0 THEN now() END,
       CASE WHEN n % 3 = 0 THEN ARRAY['dismissed'] ELSE '{}' END
     FROM generate_series(1, $1::int) AS n
       JOIN (SELECT id, row_number() OVER (ORDER BY name) AS place FROM room) AS room
         ON room.place = 1 + n % (SELECT count(*) FROM room)
       JOIN message ON message.room_id = room.id AND message.seq = 1 + n % 20
     ON CONFLICT DO NOTHING`,
    [reports],
  )
  await client.query(
    `INSERT INTO report (reported_id, reporter_id, reason, at)
     SELECT reported.id, reporter.id, (ARRAY['spam', 'harassment', 'other'])[1 + reported.seq % 3], reported.last_at
     FROM reported_message AS reported CROSS JOIN (SELECT id FROM person ORDER BY handle LIMIT 1) AS reporter`,
  )
  await client.query(
    `INSERT INTO restriction (id, kind, person_id, room_id, until, reason, by_id, created_at)
     SELECT gen_random_uuid(), 'mute', person.id, NULL, now() + interval '1 day', 'Enough for today', owner.id,
       now() - make_interval(mins => n::int)
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM person WHERE role = 'member') AS person,
       (SELECT id FROM person WHERE handle = 'person-1') AS owner
     WHERE n <= $1::int`,
    [reports],
  )
  await client.query(
    `INSERT INTO file (id, owner_id, purpose, name, media_type, width, height, bytes, stored_bytes, hash, room_id, message_seq,
       attached_at)
     SELECT gen_random_uuid(), NULL, 'message', 'cat.png', 'image/png', 100, 100, 1000, 1000 + n, '', room.id, 1, now()
     FROM generate_series(1, $1::int) AS n
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM room) AS room
         ON room.place = 1 + (n * 31) % (SELECT count(*) FROM room)`,
    [files],
  )
  await client.query(
    `INSERT INTO audit_entry (actor_id, action, target_kind, target_id, target_name, person_id, before, after, address, at)
     SELECT actor.id, (ARRAY['accounts.suspend', 'rooms.archive', 'accounts.appoint', 'rooms.update'])[1 + n % 4], 'person',
       target.id, target.handle, NULL, '{"role": "member"}', '{"role": "admin"}', '192.0.2.7', now() - make_interval(mins => $1 - n)
     FROM generate_series(1, $1::int) AS n
       JOIN (SELECT id, handle, row_number() OVER (ORDER BY handle) AS place FROM person) AS target ON target.place = 1 + n % 1000
       JOIN (SELECT id, row_number() OVER (ORDER BY handle) AS place FROM person WHERE role IN ('owner', 'admin')) AS actor
         ON actor.place = 1 + CASE WHEN n % 10 = 0 THEN n / 10 % 20 ELSE 0 END`,
    [entries],
  )
}
