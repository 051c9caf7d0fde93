import { z } from 'zod'
import { command } from '../define.ts'
import { messageSchema } from '../messages/schema.ts'
import { epoch, id, seq } from '../shapes.ts'
import { MOST_POLL_OPTIONS } from './limits.ts'

const errors = [
  'ROOM_NOT_FOUND',
  'NOT_A_MEMBER',
  'ROOM_ARCHIVED',
  'MESSAGE_NOT_FOUND',
  'MESSAGE_DELETED',
  'NOT_A_POLL',
  'POLL_CLOSED',
  'EPOCH_CHANGED',
] as const

const choices = z
  .array(
    z
      .int()
      .min(0)
      .max(MOST_POLL_OPTIONS - 1),
  )
  .max(MOST_POLL_OPTIONS)
  .describe('Places of the options, from 0. None takes the vote back.')

export const pollCommands = {
  'poll.vote': command({
    summary: 'Choose in a poll, in place of what was chosen before. The same again changes nothing.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({ roomId: id, epoch, seq, choices }),
    output: z.object({ message: messageSchema, choices }),
    errors: [...errors, 'BLOCKED', 'POLL_CHOICE_INVALID'],
  }),
  'poll.close': command({
    summary: 'End a poll. Its author may, and who moderates the room.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({ roomId: id, epoch, seq }),
    output: z.object({ message: messageSchema }),
    errors: [...errors, 'FORBIDDEN'],
  }),
  'poll.mine': command({
    summary: 'What the caller chose in polls of a room. Polls without a vote of theirs are left out.',
    who: 'member',
    rate: 'read',
    input: z.strictObject({ roomId: id, epoch, seqs: z.array(seq).min(1).max(100) }),
    output: z.object({ votes: z.array(z.object({ seq, choices })) }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'EPOCH_CHANGED'],
  }),
}
