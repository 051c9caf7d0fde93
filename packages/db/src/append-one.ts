import type { Message, MessageExtras } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { LockedRoom } from './locked-room.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from './messages.ts'

/** The message at this seq; null where there is none. */
export async function loadMessage(ask: Ask, roomId: string, seq: number): Promise<Message | null> {
  const [row] = await ask<MessageRow>(
    'message',
    `SELECT ${MESSAGE_COLUMNS} FROM message WHERE room_id = $1::uuid AND seq = $2::bigint`,
    [roomId, seq],
  )
  return row ? toMessage(row) : null
}

/** The message at this seq, where the person is in its room; null otherwise. */
export async function loadReadableMessage(
  ask: Ask,
  { roomId, seq, personId }: { readonly roomId: string; readonly seq: number; readonly personId: string },
): Promise<Message | null> {
  const [row] = await ask<MessageRow>(
    'readable_message',
    `SELECT ${MESSAGE_COLUMNS} FROM message
     WHERE room_id = $1::uuid AND seq = $2::bigint AND EXISTS (SELECT FROM member
       WHERE member.room_id = $1::uuid AND member.person_id = $3::uuid AND member.state = 'joined')`,
    [roomId, seq, personId],
  )
  return row ? toMessage(row) : null
}

/** The message that this client id made; null where it made none yet. */
export async function loadMessageOf(
  ask: Ask,
  { roomId, authorId, clientId }: { readonly roomId: string; readonly authorId: string; readonly clientId: string },
): Promise<Message | null> {
  const [row] = await ask<MessageRow>(
    'message_of',
    `SELECT ${MESSAGE_COLUMNS} FROM message
     WHERE room_id = $1::uuid AND author_id = $2::uuid AND client_id = $3::uuid`,
    [roomId, authorId, clientId],
  )
  return row ? toMessage(row) : null
}

/** Of these handles, the people in the room, by handle. */
export async function loadMembersByHandle(
  ask: Ask,
  roomId: string,
  handles: readonly string[],
): Promise<Map<string, string>> {
  const rows = await ask<{ handle: string; id: string }>(
    'members_by_handle',
    `SELECT person.handle, person.id::text FROM person
       JOIN member ON member.person_id = person.id AND member.room_id = $1::uuid AND member.state = 'joined'
     WHERE person.handle = ANY ($2::text[])`,
    [roomId, handles],
  )
  return new Map(rows.map(({ handle, id }) => [handle, id]))
}

export interface NewMessage {
  readonly authorId: string
  readonly clientId: string
  readonly body: string
  readonly extras: MessageExtras
  /** Its extras tell the same; the database looks these up. */
  readonly mentioned: readonly string[]
}

/**
 * Writes a message that carries more than text, or is written where that needs a closer look; everything else goes through
 * the journal, which is cheaper. A reply in a thread tells the thread's root. Takes a rev, and one more for the root.
 */
export async function appendOne(room: LockedRoom, message: NewMessage): Promise<Message> {
  const { ask } = room
  const roomId = room.room.id
  const { authorId, clientId, body, extras, mentioned } = message
  const seq = await room.takeRev()
  const [row] = await ask<MessageRow>(
    'append_one',
    `INSERT INTO message (room_id, seq, rev, author_id, client_id, body, created_at, reply_to, thread_of, also_in_room, extras)
     VALUES ($1::uuid, $2::bigint, $2::bigint, $3::uuid, $4::uuid, $5, clock_timestamp(), $6::bigint, $7::bigint, $8,
       nullif($9::jsonb, '{}'))
     RETURNING ${MESSAGE_COLUMNS}`,
    [
      roomId,
      seq,
      authorId,
      clientId,
      body,
      extras.replyTo?.seq ?? null,
      extras.threadOf ?? null,
      extras.alsoInRoom ?? false,
      JSON.stringify(extras),
    ],
  )
  if (row === undefined) throw new Error('a message was inserted and not returned')
  if (mentioned.length > 0) {
    await addMentions(ask, roomId, seq, mentioned)
  }
  if (extras.threadOf !== undefined) await tellRoot(ask, roomId, extras.threadOf)
  return toMessage(row)
}

/** Writes down that a message calls these people; the room's own id stands for everybody in it. */
export async function addMentions(ask: Ask, roomId: string, seq: number, personIds: readonly string[]): Promise<void> {
  await ask(
    'insert_mentions',
    `INSERT INTO mention (person_id, room_id, seq) SELECT unnest($1::uuid[]), $2::uuid, $3::bigint ON CONFLICT DO NOTHING`,
    [personIds, roomId, seq],
  )
}

/** Counts a thread anew on its root. */
async function tellRoot(ask: Ask, roomId: string, root: number): Promise<void> {
  await ask(
    'tell_root',
    `SELECT parley_set_extras($1::uuid, message.seq,
       (coalesce(message.extras, '{}') - 'thread') || jsonb_build_object('thread', parley_thread($1::uuid, message.seq)))
     FROM message WHERE message.room_id = $1::uuid AND message.seq = $2::bigint`,
    [roomId, root],
  )
}

/** Gives a message these extras in place of those it has, with the room's next rev. Returns it as it is then. */
export async function replaceExtras(room: LockedRoom, seq: number, extras: MessageExtras): Promise<Message> {
  await room.ask('replace_extras', 'SELECT parley_set_extras($1::uuid, $2::bigint, $3::jsonb)', [
    room.room.id,
    seq,
    JSON.stringify(extras),
  ])
  const message = await loadMessage(room.ask, room.room.id, seq)
  if (message === null) throw new Error('a message with new extras is gone')
  return message
}

/** The extras of a message, apart from what it is itself. */
export function extrasOf(message: Message): MessageExtras {
  const { seq, rev, authorId, clientId, body, createdAt, editedAt, deletedAt, ...extras } = message
  return extras
}
