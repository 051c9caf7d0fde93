import { z } from 'zod'
import { command } from '../define.ts'
import { MAX_FILES_PER_MESSAGE } from '../files/limits.ts'
import { MAX_FRAME_BYTES } from '../limits.ts'
import { newPollSchema } from '../polls/schema.ts'
import { clientId, epoch, id, seq } from '../shapes.ts'
import { messageSchema } from './schema.ts'

const body = z
  .string()
  .max(MAX_FRAME_BYTES)
  .describe('Text; at most `bodyCharacters` code points and `bodyBytes` bytes. White space at its end is dropped.')

export const messageCommands = {
  'message.send': command({
    summary:
      'Post a message. The ack comes after the commit. The same `clientId` again is acked with the message that it made, as it is now.',
    who: 'member',
    rate: 'send',
    input: z
      .strictObject({
        roomId: id,
        clientId,
        body,
        epoch: epoch.optional().describe('Of the seqs that come with it; required beside them.'),
        replyTo: seq.optional().describe('The message that it answers.'),
        threadOf: seq.optional().describe('The root of the thread that it belongs to.'),
        alsoInRoom: z.literal(true).optional().describe('With `threadOf`: it stands in the room, too.'),
        poll: newPollSchema.optional(),
        confirm: z
          .literal(true)
          .optional()
          .describe('Asks everybody in the room to confirm that they read it. For owners and moderators.'),
        files: z
          .array(id)
          .min(1)
          .max(100)
          .optional()
          .describe('Pictures that the caller uploaded for it, at most 10. With them the body may be empty.'),
        forward: z
          .strictObject({ roomId: id, seq })
          .optional()
          .describe(
            'A message that the caller can read: its text and its pictures are taken in place of `body`, which is empty then.',
          ),
      })
      .refine(
        (input) => input.epoch !== undefined || (input.replyTo ?? input.threadOf ?? input.forward) === undefined,
        {
          path: ['epoch'],
          message: 'a seq needs its epoch',
        },
      )
      .refine((input) => input.forward === undefined || (input.body === '' && !input.poll && !input.files), {
        path: ['body'],
        message: 'what is forwarded brings its own',
      }),
    output: z.object({
      message: messageSchema,
      duplicate: z.boolean().describe('True when this send had been committed before.'),
      notInRoom: z
        .array(id)
        .optional()
        .describe('People whose `@handle` it holds and who are not in the room, so that nobody tells them.'),
    }),
    errors: [
      'ROOM_NOT_FOUND',
      'NOT_A_MEMBER',
      'ROOM_ARCHIVED',
      'POSTING_RESTRICTED',
      'SLOW_MODE',
      'WORD_BLOCKED',
      'BLOCKED',
      'MUTED',
      'FEATURE_OFF',
      'MENTION_ALL_RESTRICTED',
      'CALLING_RESTRICTED',
      'FORBIDDEN',
      'MESSAGE_NOT_FOUND',
      'MESSAGE_DELETED',
      'MESSAGE_EMPTY',
      'MESSAGE_TOO_LONG',
      'POLL_INVALID',
      'TOO_MANY_FILES',
      'FILE_NOT_FOUND',
      'TEXT_INVALID',
      'EPOCH_CHANGED',
    ],
  }),
  'message.edit': command({
    summary:
      'Replace the body of an own message, and take pictures off it; as long as one is left, it may be without a body. The same `clientId` again changes nothing.',
    who: 'author',
    rate: 'send',
    input: z.strictObject({
      roomId: id,
      epoch,
      seq,
      clientId,
      body,
      files: z
        .array(id)
        .max(MAX_FILES_PER_MESSAGE)
        .optional()
        .describe('Which of its pictures stay; all of them without it. None is added.'),
    }),
    output: z.object({ message: messageSchema }),
    errors: [
      'ROOM_NOT_FOUND',
      'NOT_A_MEMBER',
      'ROOM_ARCHIVED',
      'BLOCKED',
      'MUTED',
      'MENTION_ALL_RESTRICTED',
      'CALLING_RESTRICTED',
      'MESSAGE_NOT_FOUND',
      'NOT_YOUR_MESSAGE',
      'TOO_LATE',
      'WORD_BLOCKED',
      'MESSAGE_DELETED',
      'MESSAGE_EMPTY',
      'MESSAGE_TOO_LONG',
      'TEXT_INVALID',
      'EPOCH_CHANGED',
    ],
  }),
  'message.delete': command({
    summary:
      "Delete an own message; owners and moderators of the room also others'. A tombstone without content stays. Deleting twice is acked alike.",
    who: 'author',
    rate: 'send',
    input: z.strictObject({ roomId: id, epoch, seq }),
    output: z.object({ message: messageSchema }),
    errors: [
      'ROOM_NOT_FOUND',
      'NOT_A_MEMBER',
      'ROOM_ARCHIVED',
      'MESSAGE_NOT_FOUND',
      'NOT_YOUR_MESSAGE',
      'TOO_LATE',
      'EPOCH_CHANGED',
    ],
  }),
}
