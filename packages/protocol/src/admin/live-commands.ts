import { z } from 'zod'
import { command, event } from '../define.ts'
import { id } from '../shapes.ts'
import { instanceHistorySchema, instanceSchema } from './live-schema.ts'

const instances = z
  .array(instanceSchema)
  .describe('By name. What ended or went is among them for two minutes, unless it was started again.')
const isComplete = z.boolean().describe('False while Redis is away: only the instance that tells this is named then.')

/** The realtime servers as they are now. */
export const liveCommands = {
  'live.watch': command({
    summary:
      'Watch the realtime servers: the answer tells how they are and their last hour, `live.changed` the rest, each second. Forgotten with the connection.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({
      instances,
      isComplete,
      histories: z.array(instanceHistorySchema),
      here: id.describe('The instance that answers.'),
    }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'live.unwatch': command({
    summary: 'Watch them no longer.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({}),
    errors: ['NOT_AN_ADMIN'],
  }),
  'live.drain': command({
    summary:
      'Let an instance end: it lets nobody new in, its people move to the others unnoticed, and what supervises it starts it again. It begins within about a second. The last one that takes people cannot be drained.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ instanceId: id }),
    output: z.object({}),
    errors: ['NOT_AN_ADMIN', 'INSTANCE_NOT_FOUND', 'ONLY_INSTANCE'],
  }),
}

export const liveEvents = {
  'live.changed': event({
    summary: 'How the realtime servers are now, each second, to whoever watches them.',
    payload: z.object({ instances, isComplete }),
  }),
}
