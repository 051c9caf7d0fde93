import { z } from 'zod'
import { command } from '../define.ts'
import { epoch, id, rev } from '../shapes.ts'
import { personalItemSchema } from './schema.ts'

export const personalCommands = {
  'personal.list': command({
    summary: 'All that the caller keeps for themselves, with the head of their own room at that moment.',
    who: 'person',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ roomId: id, epoch, head: rev, items: z.array(personalItemSchema) }),
    errors: [],
  }),
  'personal.keep': command({
    summary:
      'Keep or remove (null) things for oneself. Each key takes its newest value. The first one makes the room that they are kept in.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({ items: z.array(personalItemSchema.strict()).min(1).max(50) }),
    output: z.object({ roomId: id, head: rev }),
    errors: ['PERSONAL_INVALID', 'PERSONAL_FULL', 'TEXT_INVALID', 'FEATURE_OFF'],
  }),
}
