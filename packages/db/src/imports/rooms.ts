import type { ImportedRoom, Member } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { directKeyOf } from '../direct-rooms.ts'
import { toRev } from '../rev.ts'

export interface StagedRoomRow {
  readonly key: string
  readonly number: number
  readonly kind: 'public' | 'private' | 'direct' | 'group'
  readonly givenName: string
  readonly name: string | null
  readonly topic: string
  readonly description: string
  readonly posting: 'everyone' | 'moderators'
  readonly slowSeconds: number
  readonly createdAt: Date | null
  readonly archivedAt: Date | null
  readonly creatorKey: string | null
  readonly leftOut: string | null
  readonly roomId: string | null
  readonly openedAt: Date | null
}

const COLUMNS = `key, number, kind::text, given_name AS "givenName", name, topic, description, posting::text, slow_seconds AS "slowSeconds",
  created_at AS "createdAt", archived_at AS "archivedAt", creator_key AS "creatorKey", left_out AS "leftOut",
  room_id::text AS "roomId", opened_at AS "openedAt"`

/** Rooms of a file after one, in their order. */
export function findStagedRooms(ask: Ask, jobId: string, after: number, limit: number): Promise<StagedRoomRow[]> {
  return ask(
    'staged_rooms',
    `SELECT ${COLUMNS} FROM import_room WHERE job_id = $1::uuid AND number > $2 ORDER BY number LIMIT $3`,
    [jobId, after, limit],
  )
}

/** What the rooms of a file become, for those who decide about it: the first of them. */
export async function findImportedRooms(ask: Ask, jobId: string, limit: number): Promise<ImportedRoom[]> {
  const rows = await ask<{
    kind: ImportedRoom['kind']
    given: string
    name: string | null
    messages: string
    leftOut: ImportedRoom['leftOut'] | null
    roomId: string | null
  }>(
    'imported_rooms',
    `SELECT kind::text, given_name AS given, name, messages, left_out AS "leftOut",
       CASE WHEN opened_at IS NOT NULL THEN room_id::text END AS "roomId"
     FROM import_room WHERE job_id = $1::uuid ORDER BY number LIMIT $2`,
    [jobId, limit],
  )
  return rows.map(({ name, messages, leftOut, roomId, ...room }) => ({
    ...room,
    messages: Number(messages),
    ...(name !== null && { name }),
    ...(leftOut !== null && { leftOut }),
    ...(roomId !== null && { roomId }),
  }))
}

/** Of these names, those that no room can be given. */
export async function findUsedRoomNames(ask: Ask, jobId: string, names: readonly string[]): Promise<Set<string>> {
  const rows = await ask<{ name: string }>(
    'import_used_room_names',
    `SELECT name FROM room WHERE name = ANY ($2::text[])
     UNION ALL SELECT name FROM import_room WHERE job_id = $1::uuid AND room_id IS NULL AND name = ANY ($2::text[])`,
    [jobId, names],
  )
  return new Set(rows.map(({ name }) => name))
}

export async function writeStagedRoom(
  ask: Ask,
  jobId: string,
  { key, name, leftOut }: { key: string; name: string | null; leftOut: string | null },
): Promise<void> {
  await ask(
    'write_staged_room',
    'UPDATE import_room SET name = $3, left_out = $4 WHERE job_id = $1::uuid AND key = $2',
    [jobId, key, name, leftOut],
  )
}

/** What a direct message is among: how many people the file names, and of whom there are accounts here. */
export async function findCompanions(
  ask: Ask,
  jobId: string,
  roomKey: string,
): Promise<{ people: number; ids: string[]; isThere: boolean }> {
  const rows = await ask<{ id: string | null }>(
    'import_companions',
    `SELECT DISTINCT staged.person_id::text AS id, CASE WHEN staged.person_id IS NULL THEN staged.key END AS key
     FROM import_member AS member JOIN import_person AS staged
       ON staged.job_id = member.job_id AND staged.key = member.person_key
     WHERE member.job_id = $1::uuid AND member.room_key = $2 AND member.state = 'joined'`,
    [jobId, roomKey],
  )
  const ids = rows.flatMap(({ id }) => id ?? [])
  if (ids.length < rows.length) return { people: rows.length, ids, isThere: false }
  const there = await ask('import_direct_there', 'SELECT FROM room WHERE direct_key = $1', [directKeyOf(ids)])
  return { people: rows.length, ids, isThere: there.length > 0 }
}

export interface MadeRoom {
  readonly id: string
  readonly name: string | null
  readonly createdById: string | null
}

/**
 * Makes the room that one of a file becomes, with nobody in it: nobody finds it until it is opened. Returns false where its
 * name was taken in this moment.
 */
export async function makeRoom(
  ask: Ask,
  jobId: string,
  staged: StagedRoomRow,
  { id, name, createdById }: MadeRoom,
): Promise<boolean> {
  const made = await ask(
    'import_make_room',
    `INSERT INTO room (id, kind, name, topic, description, created_by_id, created_at)
     VALUES ($1::uuid, 'private', coalesce($2, '~' || $1::uuid), $3, $4, $5::uuid, coalesce($6, now()))
     ON CONFLICT DO NOTHING RETURNING id`,
    [id, name, staged.topic, staged.description, createdById, staged.createdAt],
  )
  if (made.length === 0) return false
  await ask(
    'import_write_made_room',
    'UPDATE import_room SET room_id = $3::uuid, name = $4 WHERE job_id = $1::uuid AND key = $2',
    [jobId, staged.key, id, name],
  )
  return true
}

/** The room's counter, held until the transaction ends; null where the room was deleted meanwhile. */
export async function holdImportedRoom(ask: Ask, roomId: string): Promise<number | null> {
  const [row] = await ask<{ rev: string; gone: boolean }>(
    'import_hold_room',
    'SELECT rev, deleted_at IS NOT NULL AS gone FROM room WHERE id = $1::uuid FOR NO KEY UPDATE',
    [roomId],
  )
  return row === undefined || row.gone ? null : toRev(row.rev)
}

export async function writeRoomRev(ask: Ask, roomId: string, rev: number): Promise<void> {
  await ask('import_write_rev', 'UPDATE room SET rev = $2::bigint WHERE id = $1::uuid', [roomId, rev])
}

/** Makes a room that is held what it is to be: from now on people find it, as they may. */
export async function openRoom(
  ask: Ask,
  jobId: string,
  staged: StagedRoomRow,
  { roomId, rev, personIds }: { roomId: string; rev: number; personIds: readonly string[] },
): Promise<void> {
  const isDirect = staged.kind === 'direct' || staged.kind === 'group'
  await ask(
    'import_open_room',
    `UPDATE room SET kind = $2::room_kind, name = CASE WHEN $3::text IS NULL THEN name END, direct_key = $3,
       posting = $4::room_posting, slow_seconds = $7, archived_at = $5, rev = $6::bigint, state_rev = $6::bigint WHERE id = $1::uuid`,
    [
      roomId,
      staged.kind,
      isDirect ? directKeyOf(personIds) : null,
      staged.posting,
      staged.archivedAt,
      rev,
      isDirect ? 0 : staged.slowSeconds,
    ],
  )
  await ask('import_write_opened', 'UPDATE import_room SET opened_at = now() WHERE job_id = $1::uuid AND key = $2', [
    jobId,
    staged.key,
  ])
}

export interface MemberToBe {
  /** What the file calls them. */
  readonly key: string
  readonly personId: string
  readonly role: Member['role']
  readonly state: Member['state']
  readonly joinedAt: Date | null
}

/**
 * Who is to be in a room behind a name of the file, by name; of several that are one person here, the one that makes them
 * most. Who was a guest here before stays out of a room that was not chosen for them.
 */
export function findMembersToBe(
  ask: Ask,
  { jobId, roomKey, isDirect }: { jobId: string; roomKey: string; isDirect: boolean },
  after: string | null,
  limit: number,
): Promise<MemberToBe[]> {
  return ask(
    'import_members_to_be',
    `SELECT member.person_key AS key, staged.person_id::text AS "personId", member.role::text,
       CASE WHEN NOT $5 AND person.role = 'guest' AND NOT staged.made THEN 'left' ELSE member.state::text END AS state,
       member.joined_at AS "joinedAt"
     FROM import_member AS member
       JOIN import_person AS staged ON staged.job_id = member.job_id AND staged.key = member.person_key
       JOIN person ON person.id = staged.person_id
     WHERE member.job_id = $1::uuid AND member.room_key = $2 AND person.erased_at IS NULL
       AND member.person_key > coalesce($3, '')
       AND NOT EXISTS (SELECT FROM import_person AS same
         JOIN import_member AS more ON more.job_id = $1::uuid AND more.room_key = $2 AND more.person_key = same.key
         WHERE same.job_id = $1::uuid AND same.person_id = staged.person_id
           AND (more.state, more.role, more.person_key) < (member.state, member.role, member.person_key))
     ORDER BY member.person_key LIMIT $4`,
    [jobId, roomKey, after, limit, isDirect],
  )
}

/**
 * Puts people into a room that is held, each with a rev of their own. They have read all that is in it. Returns the rev of the
 * last one.
 */
export async function putMembersIn(
  ask: Ask,
  roomId: string,
  { rev, members }: { rev: number; members: readonly MemberToBe[] },
): Promise<number> {
  if (members.length === 0) return rev
  const joined = members.filter(({ state }) => state === 'joined').map(({ personId }) => personId)
  await ask(
    'import_choose_for_guests',
    `INSERT INTO guest_room (person_id, room_id) SELECT person.id, $1::uuid FROM person
     WHERE person.id = ANY ($2::uuid[]) AND person.role = 'guest' ON CONFLICT DO NOTHING`,
    [roomId, joined],
  )
  const rows = await ask<{ rev: string }>(
    'import_put_members_in',
    `WITH given AS (
       SELECT ($2::bigint + given.place) AS rev, one.* FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS given (value, place),
         jsonb_to_record(given.value) AS one ("personId" uuid, role text, state text, "joinedAt" timestamptz)
     ), read AS (
       INSERT INTO read_position (room_id, person_id, seq)
       SELECT $1::uuid, given."personId", coalesce((SELECT max(message.seq) FROM message WHERE message.room_id = $1::uuid), 0)
       FROM given WHERE given.state = 'joined' ON CONFLICT DO NOTHING
     )
     INSERT INTO member (room_id, person_id, role, state, rev, joined_at)
     SELECT $1::uuid, given."personId", given.role::member_role, given.state::member_state, given.rev, coalesce(given."joinedAt", now())
     FROM given ON CONFLICT DO NOTHING RETURNING rev`,
    [roomId, rev, JSON.stringify(members)],
  )
  const last = rows.reduce((most, row) => Math.max(most, toRev(row.rev)), rev)
  await writeRoomRev(ask, roomId, last)
  return last
}

/** Makes somebody the owner of a room that is held and that nobody owns; where somebody does, nothing happens. */
export async function ownUnowned(
  ask: Ask,
  roomId: string,
  { rev, personId }: { rev: number; personId: string },
): Promise<void> {
  const made = await ask(
    'import_own_unowned',
    `INSERT INTO member (room_id, person_id, role, state, rev)
     SELECT room.id, person.id, 'owner', 'joined', $3::bigint + 1 FROM room, person
     WHERE room.id = $1::uuid AND room.owners = 0 AND person.id = $2::uuid AND person.erased_at IS NULL
     ON CONFLICT (room_id, person_id) DO UPDATE SET role = 'owner', state = 'joined', rev = excluded.rev RETURNING rev`,
    [roomId, personId, rev],
  )
  if (made.length === 0) return
  await ask(
    'import_owner_has_read',
    `INSERT INTO read_position (room_id, person_id, seq)
     SELECT $1::uuid, $2::uuid, coalesce((SELECT max(message.seq) FROM message WHERE message.room_id = $1::uuid), 0)
     ON CONFLICT DO NOTHING`,
    [roomId, personId],
  )
  await writeRoomRev(ask, roomId, rev + 1)
}

/** Takes away the rooms that an import made and did not open: nobody was ever in them. */
export async function dropUnopenedRooms(ask: Ask, jobId: string): Promise<void> {
  await ask(
    'import_drop_unopened',
    `UPDATE room SET deleted_at = now(), kind = 'private', name = '~' || room.id, topic = '', description = ''
     FROM import_room AS staged WHERE staged.job_id = $1::uuid AND staged.room_id = room.id AND staged.opened_at IS NULL
       AND room.deleted_at IS NULL`,
    [jobId],
  )
}
