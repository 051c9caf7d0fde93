import { z } from 'zod'
import { command } from '../define.ts'
import { personSchema } from '../people/schema.ts'
import { clientId, epoch, id, pageSize, rev, seq } from '../shapes.ts'
import { historyPageSchema, joinedRoomSchema, listedRoomSchema, memberSchema, syncPageSchema } from './schema.ts'

export const roomCommands = {
  'room.list': command({
    summary: 'Public rooms whose name or topic contains the query, by name.',
    who: 'person',
    rate: 'read',
    input: z.strictObject({
      query: z.string().max(200).optional(),
      after: z.string().max(200).optional().describe('`next` of the page before.'),
      limit: pageSize.optional(),
    }),
    output: z.object({ rooms: z.array(listedRoomSchema), next: z.string().nullable() }),
    errors: [],
  }),
  'room.create': command({
    summary:
      'Make a public room; the caller is its owner and first member. The same `clientId` again returns that room.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({
      clientId,
      name: z.string().max(1000).describe('Stored in NFC and lower case: letters and digits of any script, - _ and .'),
      topic: z.string().max(5000).optional(),
    }),
    output: z.object({ room: joinedRoomSchema }),
    errors: ['ROOM_NAME_INVALID', 'ROOM_NAME_TAKEN', 'TOPIC_TOO_LONG', 'TEXT_INVALID'],
  }),
  'room.join': command({
    summary: 'Join a public room. Joining twice is acked alike and changes nothing.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({ roomId: id }),
    output: z.object({ room: joinedRoomSchema }),
    errors: ['ROOM_NOT_FOUND'],
  }),
  'room.leave': command({
    summary: 'Leave a room. Leaving twice is acked alike and changes nothing.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({ roomId: id }),
    output: z.object({}),
    errors: ['ROOM_NOT_FOUND'],
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
        limit: pageSize.optional(),
      })
      .refine((input) => input.before === undefined || input.after === undefined, {
        path: ['after'],
        message: 'before and after exclude each other',
      }),
    output: historyPageSchema,
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
}
