import { z } from 'zod'
import { command } from '../define.ts'
import { id } from '../shapes.ts'
import { MOST_INVITED_AT_ONCE } from './limits.ts'
import { memberSchema, postingSchema, roomSchema, slowSecondsSchema } from './schema.ts'
import { description, topic } from './shapes.ts'

const inRoom = ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'FORBIDDEN'] as const

/** Running a room: what it says of itself, who is in it and who may what. */
export const runningCommands = {
  'room.update': command({
    summary:
      'Change what a room says of itself; what is left out stays as it is. Every member may change the topic where everybody may post; the rest is for owners and moderators.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({
      roomId: id,
      name: z.string().max(1000).optional(),
      topic,
      description,
      posting: postingSchema.optional(),
      slowSeconds: slowSecondsSchema.optional(),
    }),
    output: z.object({ room: roomSchema }),
    errors: [
      ...inRoom,
      'ROOM_ARCHIVED',
      'ROOM_NAME_INVALID',
      'ROOM_NAME_TAKEN',
      'TOPIC_TOO_LONG',
      'WORD_BLOCKED',
      'DESCRIPTION_TOO_LONG',
      'TEXT_INVALID',
    ],
  }),
  'room.archive': command({
    summary: 'Archive a room: it can be read and not changed, until an owner brings it back.',
    who: 'owner',
    rate: 'write',
    input: z.strictObject({ roomId: id }),
    output: z.object({ room: roomSchema }),
    errors: [...inRoom],
  }),
  'room.unarchive': command({
    summary: 'Bring an archived room back.',
    who: 'owner',
    rate: 'write',
    input: z.strictObject({ roomId: id }),
    output: z.object({ room: roomSchema }),
    errors: [...inRoom],
  }),
  'room.invite': command({
    summary:
      'Bring people into a room: any member into a public room or a group message, owners and moderators into a private room. Who is in it already stays as they are.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({ roomId: id, personIds: z.array(id).min(1).max(MOST_INVITED_AT_ONCE) }),
    output: z.object({ added: z.array(id).describe('Those who were not in it before.') }),
    errors: [...inRoom, 'ROOM_ARCHIVED', 'PERSON_NOT_FOUND', 'TOO_MANY_PEOPLE', 'BANNED_FROM_ROOM', 'GUEST_RESTRICTED'],
  }),
  'room.remove': command({
    summary:
      'Put somebody out of a room: a moderator a member, an owner anybody. Nothing of the room reaches them any more. Who is not in it stays so.',
    who: 'moderator',
    rate: 'write',
    input: z.strictObject({ roomId: id, personId: id }),
    output: z.object({}),
    errors: [...inRoom, 'ROOM_ARCHIVED', 'LAST_OWNER'],
  }),
  'room.appoint': command({
    summary: 'Give a member another role. A room keeps at least one owner.',
    who: 'owner',
    rate: 'write',
    input: z.strictObject({ roomId: id, personId: id, role: memberSchema.shape.role }),
    output: z.object({}),
    errors: [...inRoom, 'ROOM_ARCHIVED', 'MEMBER_NOT_FOUND', 'LAST_OWNER'],
  }),
  'room.transfer': command({
    summary: 'Hand a room over: the other member is its owner then, and the caller a moderator.',
    who: 'owner',
    rate: 'write',
    input: z.strictObject({ roomId: id, personId: id }),
    output: z.object({}),
    errors: [...inRoom, 'ROOM_ARCHIVED', 'MEMBER_NOT_FOUND'],
  }),
}
