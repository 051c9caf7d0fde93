import { z } from 'zod'
import { command } from '../define.ts'
import { personSchema } from '../people/schema.ts'
import { clientId, epoch, id, pageSize, rev, seq, timestamp } from '../shapes.ts'
import { directCommands } from './direct-commands.ts'
import { runningCommands } from './running-commands.ts'
import {
  historyPageSchema,
  joinedRoomSchema,
  listedRoomSchema,
  memberSchema,
  postingSchema,
  syncPageSchema,
} from './schema.ts'
import { description, topic } from './shapes.ts'

export const roomCommands = {
  'room.list': command({
    summary:
      'Public rooms, and private ones that the caller is in, whose name or topic contains the query, by name. Archived ones stand in a list of their own.',
    who: 'person',
    rate: 'read',
    input: z.strictObject({
      query: z.string().max(200).optional(),
      joined: z.boolean().optional().describe('Only those that the caller is in, or only the others.'),
      archived: z.literal(true).optional().describe('The archived ones in place of the others.'),
      after: z.string().max(200).optional().describe('`next` of the page before.'),
      limit: pageSize.optional(),
    }),
    output: z.object({ rooms: z.array(listedRoomSchema), next: z.string().nullable() }),
    errors: [],
  }),
  'room.create': command({
    summary:
      'Make a public or private room; the caller is its owner and first member. The same `clientId` again returns that room.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({
      clientId,
      name: z.string().max(1000).describe('Stored in NFC and lower case: letters and digits of any script, - _ and .'),
      kind: z.enum(['public', 'private']).optional().describe('`public` unless given.'),
      topic,
      description,
      posting: postingSchema.optional(),
    }),
    output: z.object({ room: joinedRoomSchema }),
    errors: [
      'MAKING_RESTRICTED',
      'ROOM_NAME_INVALID',
      'ROOM_NAME_TAKEN',
      'TOPIC_TOO_LONG',
      'WORD_BLOCKED',
      'DESCRIPTION_TOO_LONG',
      'TEXT_INVALID',
    ],
  }),
  'room.join': command({
    summary: 'Join a public room. Joining twice is acked alike and changes nothing.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({ roomId: id }),
    output: z.object({ room: joinedRoomSchema }),
    errors: ['ROOM_NOT_FOUND', 'ROOM_ARCHIVED', 'BANNED_FROM_ROOM'],
  }),
  'room.leave': command({
    summary:
      'Leave a room. Leaving twice is acked alike and changes nothing. The last owner hands the room over first, unless nobody else is in it; a direct message is not left.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({ roomId: id }),
    output: z.object({}),
    errors: ['ROOM_NOT_FOUND', 'LAST_OWNER', 'DIRECT_STAYS'],
  }),
  'room.members': command({
    summary: 'Who is in a room, by display name.',
    who: 'member',
    rate: 'read',
    input: z.strictObject({
      roomId: id,
      after: z.string().max(500).optional().describe('`next` of the page before.'),
      limit: pageSize.optional(),
    }),
    output: z.object({
      members: z.array(z.object({ member: memberSchema, person: personSchema })),
      next: z.string().nullable(),
    }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER'],
  }),
  'room.history': command({
    summary: 'One page of messages: the newest, or those next to a seq on either side.',
    who: 'member',
    rate: 'read',
    input: z
      .strictObject({
        roomId: id,
        epoch,
        before: seq.optional().describe('Messages with a smaller seq, the nearest first to be taken.'),
        after: z.int().min(0).optional().describe('Messages with a larger seq, the nearest first to be taken.'),
        thread: seq.optional().describe('Only the replies in the thread of this message.'),
        replies: z
          .literal(true)
          .optional()
          .describe('Also replies that stand in threads only: to read what one address names.'),
        limit: pageSize.optional(),
      })
      .refine((input) => input.before === undefined || input.after === undefined, {
        path: ['after'],
        message: 'before and after exclude each other',
      }),
    output: historyPageSchema,
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'EPOCH_CHANGED'],
  }),
  'room.seek': command({
    summary: 'The first message that stands in the room and was written at a time or after it.',
    who: 'member',
    rate: 'read',
    input: z.strictObject({ roomId: id, epoch, at: timestamp }),
    output: z.object({ seq: seq.nullable().describe('Null where nothing was written since.') }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'EPOCH_CHANGED'],
  }),
  'room.sync': command({
    summary: 'What changed after a rev: the final state of each row that changed. Any number of pages, no time window.',
    who: 'member',
    rate: 'read',
    input: z.strictObject({ roomId: id, epoch, after: rev, limit: pageSize.optional() }),
    output: syncPageSchema,
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'EPOCH_CHANGED'],
  }),
  'room.preview': command({
    summary:
      'A public room and its newest messages, at most 30, for whoever thinks of joining it. Tells nothing of what happens later.',
    who: 'person',
    rate: 'read',
    input: z.strictObject({ roomId: id }),
    output: z.object({
      listed: listedRoomSchema,
      messages: historyPageSchema.shape.messages,
      people: historyPageSchema.shape.people,
    }),
    errors: ['ROOM_NOT_FOUND'],
  }),
  ...directCommands,
  ...runningCommands,
}
