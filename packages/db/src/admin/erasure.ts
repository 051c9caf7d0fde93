import { randomUUID } from 'node:crypto'
import { type Holdings, MOST_COUNTED } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { insertPurge } from '../moderation/purges.ts'
import type { Database } from '../open-database.ts'
import { PERSON_CHANNEL } from '../people.ts'
import { askWide } from './scans.ts'

/** Rooms that people enter and leave. */
const ENTERED = `('public', 'private', 'group')`

/** How much there is of a person. */
export function measureAccount(database: Database, personId: string): Promise<Holdings> {
  return askWide(database, async (ask) => {
    const [row] = await ask<Record<keyof Holdings, number>>(
      'admin_measure',
      `SELECT
         (SELECT count(*) FROM (
           SELECT FROM member JOIN message ON message.room_id = member.room_id AND message.author_id = member.person_id
           WHERE member.person_id = $1::uuid AND message.deleted_at IS NULL LIMIT ${MOST_COUNTED}
         ) AS written)::int AS messages,
         (SELECT count(*) FROM file
           WHERE owner_id = $1::uuid AND purpose = 'message' AND attached_at IS NOT NULL AND deleted_at IS NULL)::int AS files,
         (SELECT count(*) FROM member JOIN room ON room.id = member.room_id
           WHERE member.person_id = $1::uuid AND member.state = 'joined' AND room.kind IN ${ENTERED})::int AS rooms,
         (SELECT count(*) FROM member JOIN room ON room.id = member.room_id
           WHERE member.person_id = $1::uuid AND member.state = 'joined' AND member.role = 'owner'
             AND room.kind IN ('public', 'private') AND room.owners = 1)::int AS "onlyOwner",
         (SELECT count(*) FROM device_session
           WHERE person_id = $1::uuid AND revoked_at IS NULL AND expires_at > now())::int AS sessions,
         (SELECT count(*) FROM personal_item WHERE room_id = $1::uuid AND value IS NOT NULL)::int AS personal`,
      [personId],
    )
    if (row === undefined) throw new Error('nothing was measured')
    return row
  })
}

/**
 * Takes everything from a person that tells who they are, and what only they saw. Their handle is free again. Every instance
 * hears of it when the transaction is committed. End their sessions first: it is the row of the session that names the device.
 */
export async function writeErasure(ask: Ask, personId: string, { isPurged }: { isPurged: boolean }): Promise<void> {
  // No handle that people choose begins like this one.
  await ask(
    'erase_person',
    `UPDATE person SET handle = '~' || id, email = NULL, display_name = 'Erased person', profile = '{"erased": true}',
       password_hash = '', role = 'member', suspended_at = NULL, suspended_until = NULL, last_seen_at = NULL,
       deactivated_at = coalesce(deactivated_at, now()), erased_at = now()
     WHERE id = $1::uuid`,
    [personId],
  )
  await sweepErased(ask, personId)
  await ask('write_erasure', 'INSERT INTO erasure (person_id) VALUES ($1::uuid) ON CONFLICT DO NOTHING', [personId])
  if (isPurged) {
    await insertPurge(ask, { id: randomUUID(), personId, roomId: null, since: null })
    await ask('erase_reported', 'UPDATE reported_message SET body = NULL WHERE author_id = $1::uuid', [personId])
  }
  await ask('tell_person', `SELECT pg_notify('${PERSON_CHANNEL}', $1)`, [personId])
}

/** What hangs on the person beside their row. Done once more by the worker: something may have been on its way. */
async function sweepErased(ask: Ask, personId: string): Promise<void> {
  const statements = {
    erase_sessions: 'DELETE FROM device_session WHERE person_id = $1::uuid',
    erase_reset: 'DELETE FROM password_reset WHERE person_id = $1::uuid',
    erase_invites: 'DELETE FROM workspace_invite WHERE by_id = $1::uuid',
    erase_room_invites: 'DELETE FROM room_invite WHERE by_id = $1::uuid',
    erase_mentions: 'DELETE FROM mention WHERE person_id = $1::uuid',
    erase_report_notes: `UPDATE report SET note = '' WHERE reporter_id = $1::uuid AND note <> ''`,
    erase_restrictions: 'DELETE FROM restriction WHERE person_id = $1::uuid',
    // What they keep for themselves goes with the room that it is in.
    erase_self_room: `DELETE FROM room WHERE id = $1::uuid AND kind = 'self'`,
    erase_files: `UPDATE file SET deleted_at = clock_timestamp()
      WHERE owner_id = $1::uuid AND deleted_at IS NULL AND (purpose = 'avatar' OR attached_at IS NULL)`,
  }
  for (const [name, sql] of Object.entries(statements)) await ask(name, sql, [personId])
}

/** Somebody whom the worker has to see to, the longest ago first; null where there is nobody. */
export async function findErasure(
  ask: Ask,
): Promise<{ personId: string; roomIds: string[]; isSettled: boolean } | null> {
  const [row] = await ask<{ person_id: string; room_ids: string[]; is_settled: boolean }>(
    'find_erasure',
    `SELECT due.person_id::text, due.at < now() - interval '1 minute' AS is_settled, due.room_ids
     FROM (SELECT erasure.*, ARRAY(
         SELECT room.id::text FROM member JOIN room ON room.id = member.room_id
         WHERE member.person_id = erasure.person_id AND member.state = 'joined' AND room.kind IN ${ENTERED}
         ORDER BY room.id LIMIT 100
       ) AS room_ids FROM erasure) AS due
     ORDER BY due.room_ids = '{}', due.at LIMIT 1`,
    [],
  )
  return row ? { personId: row.person_id, roomIds: row.room_ids, isSettled: row.is_settled } : null
}

/** The last look: nothing that was on its way as they were erased is left over. */
export async function finishErasure(ask: Ask, personId: string): Promise<void> {
  await sweepErased(ask, personId)
  await ask(
    'purge_again',
    `INSERT INTO purge (id, person_id) SELECT gen_random_uuid(), $1::uuid
     WHERE EXISTS (SELECT FROM purge WHERE person_id = $1::uuid AND room_id IS NULL AND since IS NULL)`,
    [personId],
  )
  await ask('finish_erasure', 'DELETE FROM erasure WHERE person_id = $1::uuid', [personId])
}
