import { z } from 'zod'
import { command } from '../define.ts'
import { personSchema } from '../people/schema.ts'
import { epoch } from '../shapes.ts'
import { followedThreadSchema, listedThreadSchema } from './schema.ts'

const who =
  'Who wrote in a thread, wrote its root or is mentioned in it follows it, unless `thread:<roomId>:<seq>` of what they keep says otherwise.'

export const threadCommands = {
  'threads.list': command({
    summary: `Threads that the caller follows, the one with the newest reply first. ${who}`,
    who: 'person',
    rate: 'read',
    input: z.strictObject({
      after: z.string().max(200).optional().describe('`next` of the page before.'),
      limit: z.int().min(1).max(50).optional(),
    }),
    output: z.object({
      epoch,
      threads: z.array(listedThreadSchema),
      people: z.array(personSchema).describe('The authors of these messages.'),
      next: z.string().nullable(),
    }),
    errors: [],
  }),
  'threads.followed': command({
    summary: 'The 500 threads with the newest replies among those that the caller follows, in short.',
    who: 'person',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ epoch, threads: z.array(followedThreadSchema) }),
    errors: [],
  }),
}
