import { z } from 'zod'
import { confirmSchema } from '../confirmations/schema.ts'
import { MAX_FILES_PER_MESSAGE } from '../files/limits.ts'
import { pictureSchema } from '../files/schema.ts'
import { pollSchema } from '../polls/schema.ts'
import { clientId, id, rev, seq, timestamp } from '../shapes.ts'

export const replyToSchema = z
  .object({
    seq,
    authorId: id,
    excerpt: z
      .string()
      .optional()
      .describe(
        'The beginning of what it says now, on one line; empty where it is pictures alone. Left out once it was deleted.',
      ),
  })
  .describe('The message that this one answers. It changes with it.')
export type ReplyTo = z.infer<typeof replyToSchema>

export const threadSchema = z
  .object({
    replies: z.int().min(0).describe('Undeleted replies.'),
    lastSeq: seq.describe('Seq of the newest undeleted reply.'),
    lastAt: timestamp,
    people: z.array(id).describe('Who wrote in it, the newest first; at most 5.'),
  })
  .describe('What hangs on a message. It stands on the root while there is at least one reply.')
export type Thread = z.infer<typeof threadSchema>

export const reactionSchema = z.object({
  emoji: z.string().describe('The emoji itself, or `:name:` of a custom one.'),
  people: z.array(id).min(1).describe('Who reacted with it, in that order.'),
})
export type Reaction = z.infer<typeof reactionSchema>

/** What a message may carry beyond its text. Each is left out where there is nothing of it. */
const extras = {
  replyTo: replyToSchema.optional(),
  threadOf: seq
    .optional()
    .describe('The root of the thread that it is a reply in. It is not part of the room itself, unless `alsoInRoom`.'),
  alsoInRoom: z.literal(true).optional().describe('A reply in a thread that stands in the room, too.'),
  thread: threadSchema.optional(),
  mentions: z
    .array(id)
    .optional()
    .describe('Whom it calls by name: whose `@handle` it held when it was sent, and who were in the room.'),
  mentionsAll: z
    .enum(['all', 'here'])
    .optional()
    .describe('`all`: it calls everybody in the room. `here`: those who were there as it was sent.'),
  here: z.array(id).optional().describe('Who was there for its `@here`. Some of them may be called by name as well.'),
  reactions: z.array(reactionSchema).optional().describe('In the order of their first.'),
  poll: pollSchema.optional(),
  confirm: confirmSchema.optional(),
  files: z
    .array(pictureSchema)
    .min(1)
    .max(MAX_FILES_PER_MESSAGE)
    .optional()
    .describe('Pictures, in the order of their author.'),
  pinned: z.object({ by: id, at: timestamp }).optional(),
  forwarded: z
    .object({ roomId: id, seq, authorId: id, at: timestamp.describe('When the first one was written.') })
    .optional()
    .describe('Where its text was taken from. Who cannot see that room cannot follow it.'),
}

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
    ...extras,
  })
  .describe('The state of a message at `rev`.')

export type Message = z.infer<typeof messageSchema>
/** What a message carries beyond its text; stored as it is sent. */
export type MessageExtras = Pick<Message, keyof typeof extras>
