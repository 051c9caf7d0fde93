import type { Member, Room } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'

export interface StagedPerson {
  readonly key: string
  readonly handle: string
  readonly displayName: string
  readonly email: string | null
  readonly deactivated: boolean
  readonly guest: boolean
}

export interface StagedRoom {
  readonly key: string
  /** Its place among the rooms of the file. */
  readonly number: number
  readonly kind: Exclude<Room['kind'], 'self'>
  readonly givenName: string
  readonly topic: string
  readonly description: string
  readonly posting: 'everyone' | 'moderators'
  readonly slowSeconds: number
  readonly createdAt: string | null
  readonly archivedAt: string | null
  readonly creatorKey: string | null
}

export interface StagedMember {
  readonly roomKey: string
  readonly personKey: string
  readonly role: Member['role']
  readonly state: Member['state']
  readonly joinedAt: string | null
}

export interface StagedMessage {
  /** Its place in the file. */
  readonly position: number
  readonly roomKey: string
  readonly key: string
  readonly at: string
  readonly authorKey: string
  readonly rootKey: string | null
  /** What it says and carries, in the words of the file. */
  readonly data: object
}

/** Keeps people of a file. Whoever stands there again is told by the later line. */
export async function stagePeople(ask: Ask, jobId: string, people: readonly StagedPerson[]): Promise<void> {
  const last = [...new Map(people.map((person) => [person.key, person])).values()]
  if (last.length === 0) return
  await ask(
    'stage_people',
    `INSERT INTO import_person (job_id, key, handle, display_name, email, deactivated, guest)
     SELECT $1::uuid, given.key, given.handle, given."displayName", given.email, given.deactivated, given.guest
     FROM jsonb_to_recordset($2::jsonb) AS given (key text, handle text, "displayName" text, email text,
       deactivated boolean, guest boolean)
     ON CONFLICT (job_id, key) DO UPDATE SET handle = excluded.handle, display_name = excluded.display_name,
       email = excluded.email, deactivated = excluded.deactivated, guest = excluded.guest`,
    [jobId, JSON.stringify(last)],
  )
}

/** Keeps rooms of a file; of two with one key the first. */
export async function stageRooms(ask: Ask, jobId: string, rooms: readonly StagedRoom[]): Promise<void> {
  if (rooms.length === 0) return
  await ask(
    'stage_rooms',
    `INSERT INTO import_room (job_id, key, number, kind, given_name, topic, description, posting, created_at, archived_at,
       creator_key, slow_seconds)
     SELECT $1::uuid, given.key, given.number, given.kind::room_kind, given."givenName", given.topic, given.description,
       given.posting::room_posting, given."createdAt", given."archivedAt", given."creatorKey", given."slowSeconds"
     FROM jsonb_to_recordset($2::jsonb) AS given (key text, number int, kind text, "givenName" text, topic text,
       description text, posting text, "createdAt" timestamptz, "archivedAt" timestamptz, "creatorKey" text, "slowSeconds" int)
     ON CONFLICT DO NOTHING`,
    [jobId, JSON.stringify(rooms)],
  )
}

/** Keeps memberships of a file; of two of the same person in a room the last. */
export async function stageMembers(ask: Ask, jobId: string, members: readonly StagedMember[]): Promise<void> {
  const last = [...new Map(members.map((member) => [`${member.roomKey}\n${member.personKey}`, member])).values()]
  if (last.length === 0) return
  await ask(
    'stage_members',
    `INSERT INTO import_member (job_id, room_key, person_key, role, state, joined_at)
     SELECT $1::uuid, given."roomKey", given."personKey", given.role::member_role, given.state::member_state, given."joinedAt"
     FROM jsonb_to_recordset($2::jsonb) AS given ("roomKey" text, "personKey" text, role text, state text,
       "joinedAt" timestamptz)
     ON CONFLICT (job_id, room_key, person_key) DO UPDATE SET role = excluded.role, state = excluded.state,
       joined_at = excluded.joined_at`,
    [jobId, JSON.stringify(last)],
  )
}

/** Keeps messages of a file. Returns how many there were twice, which are kept once. */
export async function stageMessages(ask: Ask, jobId: string, messages: readonly StagedMessage[]): Promise<number> {
  if (messages.length === 0) return 0
  const kept = await ask(
    'stage_messages',
    `INSERT INTO import_message (job_id, position, room_key, key, at, author_key, root_key, data)
     SELECT $1::uuid, given.position, given."roomKey", given.key, given.at, given."authorKey", given."rootKey", given.data
     FROM jsonb_to_recordset($2::jsonb) AS given (position bigint, "roomKey" text, key text, at timestamptz,
       "authorKey" text, "rootKey" text, data jsonb)
     ON CONFLICT DO NOTHING RETURNING position`,
    [jobId, JSON.stringify(messages)],
  )
  return messages.length - kept.length
}

/** Writes down what kind of file it is. */
export async function writeImportSource(ask: Ask, jobId: string, source: string): Promise<void> {
  await ask(
    'write_import_source',
    `UPDATE job SET input = jsonb_set(input, '{import,source}', to_jsonb($2::text)) WHERE id = $1::uuid`,
    [jobId, source],
  )
}

/** Messages of a file in its order: behind one place, up to another one and with it. */
export interface StagedSpan {
  readonly after: number
  readonly last: number
}

/** The next messages of a file, so many at most: a statement over all of a large one would be given up. Null behind the last. */
export async function nextStagedSpan(ask: Ask, jobId: string, after: number, most: number): Promise<StagedSpan | null> {
  const [row] = await ask<{ last: string | null }>(
    'next_staged_span',
    `SELECT max(position) AS last FROM (SELECT position FROM import_message
       WHERE job_id = $1::uuid AND position > $2 ORDER BY position LIMIT $3) AS span`,
    [jobId, after, most],
  )
  return row?.last ? { after, last: Number(row.last) } : null
}

/** Whoever wrote and is nowhere described: an account that nobody can use, so that nothing they said is lost. Returns how many. */
export async function stageUnknownPeople(ask: Ask, jobId: string, { after, last }: StagedSpan): Promise<number> {
  const rows = await ask(
    'stage_unknown_people',
    `INSERT INTO import_person (job_id, key, handle, display_name, deactivated)
     SELECT $1::uuid, unknown.key, unknown.key, coalesce(unknown.name, unknown.key), true
     FROM (SELECT message.author_key AS key, max(message.data->>'authorName') AS name FROM import_message AS message
       WHERE message.job_id = $1::uuid AND message.position > $2 AND message.position <= $3
         AND NOT EXISTS (SELECT FROM import_person AS known
           WHERE known.job_id = $1::uuid AND known.key = message.author_key)
       GROUP BY message.author_key) AS unknown
     ON CONFLICT DO NOTHING RETURNING key`,
    [jobId, after, last],
  )
  return rows.length
}

/** Whoever wrote in a room and is no member of it was one once. */
export async function stageFormerMembers(ask: Ask, jobId: string, { after, last }: StagedSpan): Promise<void> {
  await ask(
    'stage_former_members',
    `INSERT INTO import_member (job_id, room_key, person_key, state)
     SELECT DISTINCT $1::uuid, room_key, author_key, 'left'::member_state FROM import_message
     WHERE job_id = $1::uuid AND position > $2 AND position <= $3
     ON CONFLICT DO NOTHING`,
    [jobId, after, last],
  )
}

/** Counts the messages of each room, on top of those that were counted. */
export async function countStagedMessages(ask: Ask, jobId: string, { after, last }: StagedSpan): Promise<void> {
  await ask(
    'count_staged_messages',
    `UPDATE import_room SET messages = import_room.messages + counted.messages
     FROM (SELECT room_key, count(*) AS messages FROM import_message
       WHERE job_id = $1::uuid AND position > $2 AND position <= $3 GROUP BY room_key) AS counted
     WHERE import_room.job_id = $1::uuid AND import_room.key = counted.room_key`,
    [jobId, after, last],
  )
}

/** How many of the messages that would be imported are older than messages are kept here. */
export async function countStagedOldMessages(
  ask: Ask,
  jobId: string,
  { after, last, keptDays }: StagedSpan & { readonly keptDays: number },
): Promise<number> {
  const [row] = await ask<{ old: string }>(
    'count_staged_old_messages',
    `SELECT count(*) AS old FROM import_message AS message
     WHERE message.job_id = $1::uuid AND message.position > $2 AND message.position <= $3
       AND message.at < now() - make_interval(days => $4::int)
       AND message.room_key IN (SELECT key FROM import_room WHERE job_id = $1::uuid AND left_out IS NULL)`,
    [jobId, after, last, keptDays],
  )
  return Number(row?.old ?? 0)
}

/** What an import would bring in, and what it would leave out, in numbers. */
export async function countImport(ask: Ask, jobId: string): Promise<Record<string, number>> {
  const [row] = await ask<Record<string, string>>(
    'count_import',
    `SELECT count(*) FILTER (WHERE left_out IS NULL) AS rooms, count(*) FILTER (WHERE left_out IS NOT NULL) AS "roomsLeft",
       count(*) FILTER (WHERE left_out IS NULL AND name IS DISTINCT FROM given_name AND name IS NOT NULL) AS "roomsRenamed",
       coalesce(sum(messages) FILTER (WHERE left_out IS NULL), 0) AS messages,
       coalesce(sum(messages) FILTER (WHERE left_out IS NOT NULL), 0) AS "messagesLeft",
       (SELECT count(*) FROM import_person WHERE job_id = $1::uuid) AS people,
       (SELECT count(*) FROM import_person WHERE job_id = $1::uuid AND person_id IS NULL) AS "peopleNew"
     FROM import_room WHERE job_id = $1::uuid`,
    [jobId],
  )
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]))
}

/** What an import keeps of its file, each with what tells its rows apart: what is most first. */
const STAGED_TABLES = [
  ['message', 'position'],
  ['member', 'room_key, person_key'],
  ['room', 'key'],
  ['person', 'key'],
] as const

/** Removes a part of what an import kept of its file. Returns whether there is more. */
export async function forgetStaged(ask: Ask, jobId: string, most: number): Promise<boolean> {
  for (const [table, key] of STAGED_TABLES) {
    const gone = await ask(
      `forget_staged_${table}`,
      `DELETE FROM import_${table} WHERE job_id = $1::uuid AND (${key}) IN (
         SELECT ${key} FROM import_${table} WHERE job_id = $1::uuid ORDER BY ${key} LIMIT $2) RETURNING job_id`,
      [jobId, most],
    )
    if (gone.length === most) return true
  }
  return false
}
