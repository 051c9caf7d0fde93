import { z } from 'zod'
import { command } from '../define.ts'
import { id, timestamp } from '../shapes.ts'
import { bootstrapSchema, deviceSessionSchema } from './schema.ts'

export const sessionCommands = {
  'session.hello': command({
    summary:
      'The first command after connecting: everything a client needs to begin, in one answer. The socket hears its rooms from before the heads in it were read.',
    who: 'person',
    rate: 'read',
    input: z.strictObject({}),
    output: bootstrapSchema,
    errors: [],
  }),
  'session.ping': command({
    summary: 'The heartbeat of the client. No answer within a few seconds means that the server is gone.',
    who: 'person',
    rate: 'heartbeat',
    input: z.strictObject({}),
    output: z.object({ serverTime: timestamp }),
    errors: [],
  }),
  'session.list': command({
    summary: "The caller's device sessions, the most recently seen first.",
    who: 'person',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ sessions: z.array(deviceSessionSchema) }),
    errors: [],
  }),
  'session.revoke': command({
    summary: 'End one of the own device sessions. Its sockets close within a second.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({ sessionId: id }),
    output: z.object({}),
    errors: ['SESSION_NOT_FOUND'],
  }),
}
