import { z } from 'zod'
import { clientId, id, rev, seq, timestamp } from '../shapes.ts'

export const messageSchema = z
  .object({
    seq,
    rev,
    authorId: id,
    clientId,
    body: z.string().nullable().describe('Null in a tombstone: a deleted message keeps its place, not its content.'),
    createdAt: timestamp,
    editedAt: timestamp.nullable(),
    deletedAt: timestamp.nullable(),
  })
  .describe('The state of a message at `rev`.')

export type Message = z.infer<typeof messageSchema>
