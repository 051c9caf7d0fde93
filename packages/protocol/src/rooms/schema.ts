import { z } from 'zod'
import { messageSchema } from '../messages/schema.ts'
import { personSchema } from '../people/schema.ts'
import { personalItemSchema } from '../personal/schema.ts'
import { MOST_RETENTION_DAYS } from '../settings/limits.ts'
import { id, readSeq, rev, rewinds, timestamp } from '../shapes.ts'
import { MOST_SLOW_SECONDS } from './limits.ts'

export const postingSchema = z
  .enum(['everyone', 'moderators'])
  .describe('Who may post: all members, or owners and moderators.')

export const slowSecondsSchema = z
  .int()
  .min(0)
  .max(MOST_SLOW_SECONDS)
  .describe(
    'Slow mode: how long a member waits between two messages, replies in threads among them; 0 for not at all. Owners and moderators of the room, and whoever runs the workspace, need not wait.',
  )

export const retentionDaysSchema = z
  .int()
  .min(0)
  .max(MOST_RETENTION_DAYS)
  .describe('For how many days messages are kept here; 0: for ever. Left out where the workspace decides.')

export const roomSchema = z
  .object({
    id,
    kind: z
      .enum(['public', 'private', 'direct', 'group', 'self'])
      .describe('`direct` is between two, `group` among up to 9; `self` holds what one person keeps for themselves.'),
    name: z.string().describe('Empty where a room is named by its people: `direct`, `group`, `self`.'),
    topic: z.string(),
    createdAt: timestamp,
    description: z.string().optional().describe('Left out where it is empty.'),
    posting: z
      .literal('moderators')
      .optional()
      .describe('Only owners and moderators may post. Left out where everybody may.'),
    slowSeconds: slowSecondsSchema
      .min(1)
      .optional()
      .describe('How long a member waits between two messages here. Left out where nobody waits.'),
    retentionDays: retentionDaysSchema.optional(),
    archivedAt: timestamp.optional().describe('Nothing can be changed in an archived room.'),
    people: z.array(id).optional().describe('Whom a `direct` or `group` room is named by: whoever is in it.'),
    pins: z.int().min(1).optional().describe('How many messages are pinned. Left out where none is.'),
  })
  .describe('What a room is, apart from what happens in it.')
export type Room = z.infer<typeof roomSchema>

export const memberSchema = z
  .object({
    userId: id,
    role: z.enum(['owner', 'moderator', 'member']).describe('Role in the room.'),
    state: z.enum(['joined', 'left']),
    joinedAt: timestamp,
  })
  .describe('A membership in its final state; one who left is kept as `left`.')
export type Member = z.infer<typeof memberSchema>

export const unreadSchema = z
  .object({
    count: z
      .int()
      .min(0)
      .describe(
        'Undeleted messages by others behind the read position, without replies that stand in threads only and without those by people whom the caller blocked; counted up to 1,000.',
      ),
    mentions: z
      .int()
      .min(1)
      .optional()
      .describe(
        'How many of them mention the person or everybody, or hold one of their keywords, counted alike. Left out where none does.',
      ),
    named: z
      .int()
      .min(1)
      .optional()
      .describe('How many of them mention the person by name, counted alike. Left out where none does.'),
    asOfRev: rev.describe('The head of the room when it was counted.'),
    ownRev: rev
      .optional()
      .describe(
        'The head of the room in which the caller keeps things: whom they block, and their keywords, are as of it. Left out where they keep nothing.',
      ),
  })
  .describe('Derived from the read position whenever it is asked for; never stored.')
export type Unread = z.infer<typeof unreadSchema>

export const joinedRoomSchema = z
  .object({
    room: roomSchema,
    head: rev.describe("The room's counter: a client that holds this rev misses nothing."),
    lastSeq: z.int().min(0).describe('Seq of the newest message; 0 where there is none.'),
    lastAt: timestamp
      .optional()
      .describe('When the newest message was written. Only of rooms that are named by their people.'),
    role: memberSchema.shape.role.describe("The caller's role in the room."),
    blocked: z
      .literal(true)
      .optional()
      .describe('Of a `direct` room: the other one blocked the caller, who may not write there.'),
    slowForMs: z
      .int()
      .min(1)
      .optional()
      .describe('Of a slow room: how long the caller waits until they may write again. Left out where they may.'),
    memberCount: z.int().min(0),
    readSeq,
    rewinds,
    unread: unreadSchema,
  })
  .describe('A room that the caller is in, as of `head`.')
export type JoinedRoom = z.infer<typeof joinedRoomSchema>

export const listedRoomSchema = z.object({ room: roomSchema, memberCount: z.int().min(0), joined: z.boolean() })
export type ListedRoom = z.infer<typeof listedRoomSchema>

export const lineSchema = z
  .object({
    rev: rev.describe('The rev of the change that it tells of: its place among the messages of the room.'),
    kind: z
      .enum(['joined', 'left', 'added', 'removed', 'renamed', 'topic', 'archived', 'unarchived', 'cleared'])
      .describe(
        '`added` and `removed` are done to `person`, the rest by `by`. `cleared` is shown to nobody: lines up to `upTo` are gone.',
      ),
    by: id.optional().describe('Who did it. Left out in `cleared`.'),
    person: id.optional().describe('To whom, in `added` and `removed`.'),
    name: z.string().optional().describe('What the room is called since, in `renamed`.'),
    upTo: rev.optional().describe('In `cleared`: the last rev whose line is gone.'),
    at: timestamp,
  })
  .describe(
    'What happened to a public or private room. It is no message: it has no seq, and nobody is told of it as news. It never changes.',
  )
export type Line = z.infer<typeof lineSchema>

/** Told with the change that has the same rev. */
const line = lineSchema.optional().describe('What the timeline says of this change, where it is of this very rev.')

export const changeSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('message'), rev, message: messageSchema }),
    z.object({
      type: z.literal('member'),
      rev,
      member: memberSchema,
      person: personSchema,
      memberCount: z.int().min(0).describe('Members of the room when the change was read.'),
      line,
    }),
    z.object({ type: z.literal('room'), rev, room: roomSchema, line }),
    z.object({ type: z.literal('personal'), rev, item: personalItemSchema }),
    z
      .object({ type: z.literal('line'), rev, line: lineSchema })
      .describe('A line whose member or room changed again since.'),
  ])
  .describe('The final state of one row that the room holds, stamped with the rev that last touched it.')
export type Change = z.infer<typeof changeSchema>
export type MessageChange = Extract<Change, { type: 'message' }>
export type MemberChange = Extract<Change, { type: 'member' }>
export type RoomChange = Extract<Change, { type: 'room' }>
export type PersonalChange = Extract<Change, { type: 'personal' }>

export const historyPageSchema = z.object({
  messages: z
    .array(messageSchema)
    .describe('Ascending by seq, tombstones included; replies that stand in threads only are left out.'),
  lines: z
    .array(lineSchema)
    .optional()
    .describe(
      'What happened to the room between them, ascending by rev: of what lies between two of its messages the newest 100. A page that goes back has what is above its first message, or from the beginning of the room where there is no more, up to where it was asked from; one that goes forward has what is between there and its last message. Left out where there is none, and from a thread.',
    ),
  people: z.array(personSchema).describe('The authors of these messages, and whom the lines name.'),
  head: rev.describe('The head when the page was read. If the client holds a later rev, it syncs again from this one.'),
  more: z.boolean().describe('Whether messages lie beyond the page in the direction that was asked for.'),
})
export type HistoryPage = z.infer<typeof historyPageSchema>

export const syncPageSchema = z.object({
  changes: z.array(changeSchema).describe('Ascending by rev. A rev that a later change superseded does not appear.'),
  people: z.array(personSchema).describe('The authors of the messages in it.'),
  completeTo: rev.describe('The client holds everything up to this rev once it applied the page.'),
  head: rev,
  more: z.boolean().describe('True: ask again, after `completeTo`.'),
})
export type SyncPage = z.infer<typeof syncPageSchema>
