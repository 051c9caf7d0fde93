import { z } from 'zod'
import { command } from '../define.ts'
import { messageSchema } from '../messages/schema.ts'
import { personSchema } from '../people/schema.ts'
import { epoch, id } from '../shapes.ts'

export const mentionCommands = {
  'mentions.list': command({
    summary:
      "Messages by others that mention the caller, or everybody, or are among the newest 500 of their room and hold one of the caller's keywords; in the rooms that the caller is in, the newest first.",
    who: 'person',
    rate: 'read',
    input: z.strictObject({
      after: z.string().max(200).optional().describe('`next` of the page before.'),
      limit: z.int().min(1).max(50).optional(),
    }),
    output: z.object({
      epoch,
      mentions: z.array(z.object({ roomId: id, message: messageSchema })),
      people: z.array(personSchema).describe('The authors of these messages.'),
      next: z.string().nullable(),
    }),
    errors: [],
  }),
}
