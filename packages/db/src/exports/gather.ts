import type { CustomEmoji, Member, Message, Person, Profile, Room } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { EMOJI_COLUMNS, type EmojiRow, toEmoji } from '../emoji-row.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from '../messages.ts'
import { pastOf } from '../past.ts'
import { ROOM_COLUMNS, type RoomRow, toRoom } from '../room-row.ts'

/** What an export is of: one room, or all of these kinds. */
export type ExportScope = { readonly roomId: string } | { readonly kinds: readonly Room['kind'][] }

const roomIdOf = (scope: ExportScope) => ('roomId' in scope ? scope.roomId : null)
const kindsOf = (scope: ExportScope) => ('kinds' in scope ? scope.kinds : [])

/** Whether a room is in the scope of $1 and $2. */
const IN_SCOPE = `(room.deleted_at IS NULL AND CASE WHEN $1::uuid IS NULL THEN room.kind = ANY ($2::room_kind[]) ELSE room.id = $1 END)`

/** Whether a person is in the scope of $1. */
const PERSON_IN_SCOPE = `($1::uuid IS NULL
  OR EXISTS (SELECT FROM member WHERE member.room_id = $1 AND member.person_id = person.id))`

/** Whether a picture is shown by what is in the scope of $1 and $2: by a message, as somebody's avatar, as an emoji. */
const FILE_IN_SCOPE = `(file.deleted_at IS NULL AND CASE file.purpose
  WHEN 'message' THEN EXISTS (SELECT FROM room WHERE room.id = file.room_id AND ${IN_SCOPE})
  WHEN 'avatar' THEN EXISTS (SELECT FROM person WHERE person.id = file.owner_id AND ${PERSON_IN_SCOPE}
    AND person.profile ->> 'avatarId' = file.id::text)
  WHEN 'emoji' THEN $1::uuid IS NULL AND EXISTS (SELECT FROM custom_emoji WHERE custom_emoji.file_id = file.id)
  ELSE false END)`

/** How many rows there are to export, but for members. Messages of the last minute may be missing. */
export async function countExport(
  ask: Ask,
  scope: ExportScope,
): Promise<{ people: number; rooms: number; messages: number; files: number }> {
  const [row] = await ask<{ people: string; rooms: string; messages: string; files: string }>(
    'count_export',
    `SELECT
       (SELECT count(*) FROM person WHERE ${PERSON_IN_SCOPE}) AS people,
       (SELECT count(*) FROM room WHERE ${IN_SCOPE}) AS rooms,
       (SELECT coalesce(sum(coalesce(room_tally.messages, 0) + (
           SELECT count(*) FROM message
           WHERE message.room_id = room.id AND message.seq > coalesce(room_tally.counted_to, 0))), 0)
         FROM room LEFT JOIN room_tally ON room_tally.room_id = room.id WHERE ${IN_SCOPE}) AS messages,
       (SELECT count(*) FROM file WHERE ${FILE_IN_SCOPE}) AS files`,
    [roomIdOf(scope), kindsOf(scope)],
  )
  return {
    people: Number(row?.people ?? 0),
    rooms: Number(row?.rooms ?? 0),
    messages: Number(row?.messages ?? 0),
    files: Number(row?.files ?? 0),
  }
}

export interface ExportedPerson {
  readonly id: string
  readonly handle: string
  readonly displayName: string
  readonly email: string | null
  readonly role: Person['role']
  readonly profile: Profile | null
  readonly createdAt: string
  readonly deactivated: boolean
}

/** People by id: everybody, or who was ever in the room. */
export async function gatherPeople(
  ask: Ask,
  scope: ExportScope,
  after: string | null,
  limit: number,
): Promise<ExportedPerson[]> {
  const rows = await ask<{
    id: string
    handle: string
    display_name: string
    email: string | null
    role: Person['role']
    profile: Profile | null
    created_at: Date
    deactivated: boolean
  }>(
    'gather_people',
    `SELECT person.id::text, person.handle, person.display_name, person.email, person.role::text, person.profile,
       person.created_at, person.deactivated_at IS NOT NULL AS deactivated
     FROM person WHERE person.id > ${pastOf('$2')} AND ${PERSON_IN_SCOPE}
     ORDER BY person.id LIMIT $3`,
    [roomIdOf(scope), after, limit],
  )
  return rows.map(({ display_name, created_at, ...row }) => ({
    ...row,
    displayName: display_name,
    createdAt: created_at.toISOString(),
  }))
}

/** Rooms by id. */
export async function gatherRooms(ask: Ask, scope: ExportScope, after: string | null, limit: number): Promise<Room[]> {
  const rows = await ask<RoomRow>(
    'gather_rooms',
    `SELECT ${ROOM_COLUMNS} FROM room WHERE ${IN_SCOPE} AND room.id > ${pastOf('$3')} ORDER BY room.id LIMIT $4`,
    [roomIdOf(scope), kindsOf(scope), after, limit],
  )
  return rows.map(toRoom)
}

/** Members of a room by id, also who left. */
export async function gatherMembers(ask: Ask, roomId: string, after: string | null, limit: number): Promise<Member[]> {
  const rows = await ask<{ person_id: string; role: Member['role']; state: Member['state']; joined_at: Date }>(
    'gather_members',
    `SELECT person_id::text, role::text, state::text, joined_at FROM member
     WHERE room_id = $1::uuid AND person_id > ${pastOf('$2')} ORDER BY person_id LIMIT $3`,
    [roomId, after, limit],
  )
  return rows.map(({ person_id, role, state, joined_at }) => ({
    userId: person_id,
    role,
    state,
    joinedAt: joined_at.toISOString(),
  }))
}

export interface ExportedMessage {
  readonly message: Message
  /** What it said before, the oldest first. */
  readonly edits: readonly { readonly body: string; readonly editedAt: string }[]
  /** Who chose what in its poll; nobody where it is anonymous. */
  readonly votes: readonly {
    readonly personId: string
    readonly choices: readonly number[]
    readonly votedAt: string
  }[]
}

/** Messages of a room after a seq, in their order, replies in threads and tombstones among them. */
export async function gatherMessages(
  ask: Ask,
  roomId: string,
  after: number,
  limit: number,
): Promise<ExportedMessage[]> {
  const rows = await ask<
    MessageRow & {
      edits: { body: string; editedAt: string }[] | null
      votes: { personId: string; choices: number[]; votedAt: string }[] | null
    }
  >(
    'gather_messages',
    `SELECT ${MESSAGE_COLUMNS},
       CASE WHEN message.edited_at IS NOT NULL THEN
         (SELECT json_agg(json_build_object('body', edit.previous_body, 'editedAt', edit.created_at) ORDER BY edit.rev)
           FROM message_edit AS edit WHERE edit.room_id = message.room_id AND edit.seq = message.seq
             AND edit.previous_body IS NOT NULL) END AS edits,
       CASE WHEN message.extras ? 'poll' AND NOT message.extras->'poll' ? 'anonymous' THEN
         (SELECT json_agg(json_build_object('personId', vote.person_id, 'choices', vote.choices, 'votedAt', vote.voted_at)
             ORDER BY vote.voted_at, vote.person_id)
           FROM poll_vote AS vote WHERE vote.room_id = message.room_id AND vote.seq = message.seq) END AS votes
     FROM message WHERE message.room_id = $1::uuid AND message.seq > $2::bigint ORDER BY message.seq LIMIT $3`,
    [roomId, after, limit],
  )
  const instant = (at: string) => new Date(at).toISOString()
  return rows.map((row) => ({
    message: toMessage(row),
    edits: (row.edits ?? []).map(({ body, editedAt }) => ({ body, editedAt: instant(editedAt) })),
    votes: (row.votes ?? []).map(({ votedAt, ...vote }) => ({ ...vote, votedAt: instant(votedAt) })),
  }))
}

/** Custom emoji by name: all of them, none of a room. */
export async function gatherEmoji(
  ask: Ask,
  scope: ExportScope,
  after: string | null,
  limit: number,
): Promise<CustomEmoji[]> {
  if (roomIdOf(scope) !== null) return []
  return (
    await ask<EmojiRow>(
      'gather_emoji',
      `SELECT ${EMOJI_COLUMNS} FROM custom_emoji WHERE custom_emoji.name COLLATE "C" > $1
       ORDER BY custom_emoji.name COLLATE "C" LIMIT $2`,
      [after ?? '', limit],
    )
  ).map(toEmoji)
}

/** Pictures by id, those that are there still. */
export async function gatherFiles(
  ask: Ask,
  scope: ExportScope,
  after: string | null,
  limit: number,
): Promise<{ readonly id: string; readonly bytes: number; readonly bytesOf: string }[]> {
  return ask(
    'gather_files_and_forwarded',
    `SELECT file.id::text, file.bytes, coalesce(file.bytes_of, file.id)::text AS "bytesOf" FROM file
     WHERE ${FILE_IN_SCOPE} AND file.id > ${pastOf('$3')} ORDER BY file.id LIMIT $4`,
    [roomIdOf(scope), kindsOf(scope), after, limit],
  )
}
