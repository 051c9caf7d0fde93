import { memberSchema, messageSchema, roomSchema } from '@parley/protocol/table'
import { z } from 'zod'

const time = z.iso.datetime()
const text = z.string().max(1_000_000)

/** A line of an export of our own, as docs/data-formats.md tells of it. */
const lines = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('person'),
    id: z.string(),
    handle: text,
    displayName: text,
    email: text.nullable(),
    role: z.string(),
    deactivated: z.boolean(),
  }),
  z.object({ type: z.literal('room'), ...roomSchema.shape, kind: z.enum(['public', 'private', 'direct', 'group']) }),
  z.object({
    type: z.literal('member'),
    roomId: z.string(),
    personId: z.string(),
    ...memberSchema.omit({ userId: true }).shape,
  }),
  z.object({
    type: z.literal('message'),
    roomId: z.string(),
    ...messageSchema.omit({
      rev: true,
      clientId: true,
      thread: true,
      here: true,
      mentionsAll: true,
    }).shape,
    body: text.nullable(),
    edits: z.array(z.object({ body: text, editedAt: time })).optional(),
    votes: z
      .array(z.object({ personId: z.string(), choices: z.array(z.int().min(0).max(100)), votedAt: time }))
      .optional(),
  }),
])
export type ParleyLine = z.output<typeof lines>
export type ParleyMessage = Extract<ParleyLine, { type: 'message' }>
export const lineShape = lines

/** What says that an archive is an export of our own. */
export const aboutShape = z.object({ format: z.literal('parley-export'), version: z.literal(1) })
