import { z } from 'zod'
import { command } from '../define.ts'
import { messageSchema } from '../messages/schema.ts'
import { personSchema } from '../people/schema.ts'
import { epoch, id, pageSize, seq, timestamp } from '../shapes.ts'

const errors = [
  'ROOM_NOT_FOUND',
  'NOT_A_MEMBER',
  'MESSAGE_NOT_FOUND',
  'MESSAGE_DELETED',
  'NOT_TO_CONFIRM',
  'EPOCH_CHANGED',
] as const
const target = z.strictObject({ roomId: id, epoch, seq })

export const confirmationCommands = {
  'message.confirm': command({
    summary: 'Say that one read a message that asks for it. It cannot be taken back; saying it twice is acked alike.',
    who: 'member',
    rate: 'write',
    input: target,
    output: z.object({ message: messageSchema }),
    errors: [...errors, 'ROOM_ARCHIVED'],
  }),
  'message.confirmations': command({
    summary: 'Who confirmed a message and who has not, among those who are in the room; by name.',
    who: 'member',
    rate: 'read',
    input: target.extend({
      after: z.string().max(500).optional().describe('`next` of the page before.'),
      limit: pageSize.optional(),
    }),
    output: z.object({
      people: z.array(z.object({ person: personSchema, confirmedAt: timestamp.nullable().describe('Null: not yet.') })),
      confirmed: z.int().min(0),
      missing: z.int().min(0),
      next: z.string().nullable(),
    }),
    errors,
  }),
  'message.nudge': command({
    summary:
      'Call those who have not confirmed yet: the message counts as mentioning them. Its author may, and who moderates the room; once in 10 minutes.',
    who: 'member',
    rate: 'write',
    input: target,
    output: z.object({ called: z.int().min(0).describe('How many were called.') }),
    errors: [...errors, 'ROOM_ARCHIVED', 'FORBIDDEN', 'NUDGED_BEFORE'],
  }),
}
