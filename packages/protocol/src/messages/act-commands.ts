import { z } from 'zod'
import { command } from '../define.ts'
import { personSchema } from '../people/schema.ts'
import { epoch, id, pageSize, seq, timestamp } from '../shapes.ts'
import { messageSchema } from './schema.ts'

const target = { roomId: id, epoch, seq }
const changed = z.object({ message: messageSchema })

/** What people do with messages that are there. Each says how it shall be, so doing it twice changes nothing more. */
export const messageActCommands = {
  'message.react': command({
    summary: 'React to a message with an emoji, or take that back.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({
      ...target,
      emoji: z.string().max(64).describe('One emoji, fully qualified, or `:name:` of a custom one.'),
      on: z.boolean().describe('Whether the caller reacts with it from now on.'),
    }),
    output: changed,
    errors: [
      'ROOM_NOT_FOUND',
      'NOT_A_MEMBER',
      'ROOM_ARCHIVED',
      'BLOCKED',
      'MUTED',
      'MESSAGE_NOT_FOUND',
      'MESSAGE_DELETED',
      'EMOJI_INVALID',
      'EMOJI_NOT_FOUND',
      'REACTIONS_FULL',
      'EPOCH_CHANGED',
    ],
  }),
  'message.pin': command({
    summary: 'Pin a message, or take it off. Where only owners and moderators post, only they pin.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({ ...target, on: z.boolean().describe('Whether it is pinned from now on.') }),
    output: changed,
    errors: [
      'ROOM_NOT_FOUND',
      'NOT_A_MEMBER',
      'ROOM_ARCHIVED',
      'POSTING_RESTRICTED',
      'BLOCKED',
      'MESSAGE_NOT_FOUND',
      'MESSAGE_DELETED',
      'PINS_FULL',
      'EPOCH_CHANGED',
    ],
  }),
  'message.edits': command({
    summary: 'What a message said before it was edited. Nothing once it was deleted.',
    who: 'member',
    rate: 'read',
    input: z.strictObject(target),
    output: z.object({
      edits: z
        .array(
          z.object({
            body: z.string(),
            writtenAt: timestamp.describe('When it began to say so.'),
            filesRemoved: z.int().min(1).optional().describe('How many of its pictures the edit after it took off.'),
          }),
        )
        .describe('The newest first; what no longer fits a page is left out.'),
      more: z.boolean().describe('Whether older ones are left out.'),
    }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'MESSAGE_NOT_FOUND', 'EPOCH_CHANGED'],
  }),
  'room.pins': command({
    summary: 'The pinned messages of a room, the one pinned last first.',
    who: 'member',
    rate: 'read',
    input: z.strictObject({
      roomId: id,
      after: z.string().max(60).optional().describe('`next` of the page before.'),
      limit: pageSize.optional(),
    }),
    output: z.object({
      messages: z.array(messageSchema),
      people: z.array(personSchema).describe('Their authors.'),
      next: z.string().nullable(),
    }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER'],
  }),
}
