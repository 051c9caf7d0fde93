import { z } from 'zod'
import { command } from '../define.ts'
import { id } from '../shapes.ts'
import { MAX_WATCHED_PEOPLE, presenceSchema } from './schema.ts'

export const presenceCommands = {
  'presence.watch': command({
    summary:
      'Watch these people and no others: the whole set, which replaces the one before. The answer tells how they are now, `presence.changed` tells the rest. Forgotten with the connection.',
    who: 'person',
    rate: 'signal',
    input: z.strictObject({ personIds: z.array(id).max(MAX_WATCHED_PEOPLE) }),
    output: z.object({ presences: z.array(presenceSchema) }),
    errors: [],
  }),
  'presence.report': command({
    summary:
      'Tell whether somebody is at this connection. One that never tells counts as active. Clients tell `false` after five minutes without input, or when their page is hidden for as long.',
    who: 'person',
    rate: 'signal',
    input: z.strictObject({ active: z.boolean() }),
    output: z.object({}),
    errors: [],
  }),
}
