import { z } from 'zod'
import { count } from '../admin/shapes.ts'
import { personSchema } from '../people/schema.ts'
import { id, timestamp } from '../shapes.ts'

/** What takes long and is done by the workers. */
export const JOB_KINDS = ['export', 'retention'] as const

export const jobSchema = z
  .object({
    id,
    kind: z.enum(JOB_KINDS),
    state: z
      .enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
      .describe('`waiting`: no worker has taken it up. One whose worker ended goes on elsewhere, from where it was.'),
    by: personSchema.nullable().describe('Who began it; null where it began by itself.'),
    room: z
      .object({ id, name: z.string() })
      .nullable()
      .describe('The room that it is about; null where it is about all of them.'),
    withDirect: z.literal(true).optional().describe('An export that holds direct messages as well.'),
    done: count.describe('How much of `total` is done.'),
    total: count.nullable().describe('Null until it is known.'),
    counts: z
      .record(z.string(), count)
      .describe('What came of it so far, in numbers by name, such as `messages`, `rooms`, `bytes`.'),
    error: z
      .string()
      .nullable()
      .describe('Why it failed: a code of the protocol, or one that a later version knows. Null where it did not.'),
    createdAt: timestamp,
    startedAt: timestamp.nullable(),
    endedAt: timestamp.nullable(),
    expiresAt: timestamp.nullable().describe('Until when what it made can be downloaded; null where there is nothing.'),
  })
  .describe('Something that takes long, as it stands.')
export type Job = z.infer<typeof jobSchema>
