import { z } from 'zod'
import { command } from '../define.ts'
import { id } from '../shapes.ts'

export const typingCommands = {
  'typing.start': command({
    summary:
      'Tell the others in the room that one is writing; at most every 3 s while the text changes. More often than every 2 s is acked and told to nobody.',
    who: 'member',
    rate: 'signal',
    input: z.strictObject({ roomId: id }),
    output: z.object({}),
    errors: ['ROOM_NOT_FOUND'],
  }),
  'typing.stop': command({
    summary: 'Tell the others in the room that one stopped writing: sent, given up, or left.',
    who: 'member',
    rate: 'signal',
    input: z.strictObject({ roomId: id }),
    output: z.object({}),
    errors: ['ROOM_NOT_FOUND'],
  }),
}
