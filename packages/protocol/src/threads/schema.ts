import { z } from 'zod'
import { messageSchema } from '../messages/schema.ts'
import { id, readSeq, rev, seq } from '../shapes.ts'

export const followedThreadSchema = z
  .object({
    roomId: id,
    root: seq,
    rev: rev.describe('Of the root.'),
    lastSeq: seq.describe('Seq of the newest undeleted reply.'),
    readSeq: readSeq.describe('Up to here the caller has read it: what they kept, or their own newest reply.'),
  })
  .describe('A thread that the caller follows. It is unread where `lastSeq` lies above `readSeq`.')
export type FollowedThread = z.infer<typeof followedThreadSchema>

export const listedThreadSchema = z.object({
  roomId: id,
  root: messageSchema,
  replies: z.array(messageSchema).describe('The newest ones, ascending.'),
  readSeq,
  unread: z.int().min(0).describe('Undeleted replies by others above `readSeq`, counted up to 100.'),
})
export type ListedThread = z.infer<typeof listedThreadSchema>
