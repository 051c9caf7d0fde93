import { z } from 'zod'
import { liveEvents } from './admin/live-commands.ts'
import { event } from './define.ts'
import { emojiRev } from './emoji/schema.ts'
import { ERRORS, type ErrorCode } from './errors/codes.ts'
import { MOST_READERS } from './limits.ts'
import { personSchema } from './people/schema.ts'
import { MAX_WATCHED_PEOPLE, presenceSchema } from './presence/schema.ts'
import { readerSchema } from './read-positions/schema.ts'
import { changeSchema, joinedRoomSchema, unreadSchema } from './rooms/schema.ts'
import { serverEvents } from './server/events.ts'
import { limitsSchema } from './sessions/schema.ts'
import { workspaceSchema } from './settings/workspace-schema.ts'
import { epoch, id, readSeq, rewinds, seq, timestamp } from './shapes.ts'

/**
 * Events that the server sends. But for presence and typing, which are true for a moment only, they carry nothing that
 * `room.sync` or `session.hello` would not tell as well.
 */
export const EVENTS = {
  'room.changed': event({
    summary:
      'Committed changes of one room, ascending by rev. A client that holds rev N and receives a change with a rev above N + 1 misses one, and asks `room.sync`.',
    payload: z.object({ roomId: id, epoch, changes: z.array(changeSchema).min(1) }),
  }),
  'room.joined': event({
    summary: 'The person is now in this room, by an act on this or another device.',
    payload: z.object({ epoch, room: joinedRoomSchema }),
  }),
  'room.left': event({
    summary: 'The person is no longer in this room. Nothing of it arrives any more.',
    payload: z.object({
      roomId: id,
      by: id.optional().describe('Who removed them. Left out where they left, or are banned.'),
    }),
  }),
  'read.advanced': event({
    summary: "The person's read position moved, on this or another device.",
    payload: z.object({ roomId: id, epoch, readSeq, rewinds, unread: unreadSchema }),
  }),
  'readers.changed': event({
    summary:
      'How far some of the members have read now, in a room that is small enough for `room.readers`; at most once a second. Best effort.',
    payload: z.object({ roomId: id, epoch, readers: z.array(readerSchema).min(1).max(MOST_READERS) }),
  }),
  'person.changed': event({
    summary: 'Somebody changed their profile. Best effort: names also come with history, sync and `people.get`.',
    payload: z.object({ person: personSchema }),
  }),
  'emoji.changed': event({
    summary: 'Custom emoji were added or removed: `emoji.list` tells them. Every socket of the workspace is told.',
    payload: z.object({ epoch, rev: emojiRev }),
  }),
  'settings.changed': event({
    summary: 'The settings of the workspace changed: what everybody may know of them, and the limits in force.',
    payload: z.object({ epoch, workspace: workspaceSchema, limits: limitsSchema }),
  }),
  'presence.changed': event({
    summary:
      'How some of the watched people are now; at most once a second. Best effort: whoever is not named is as before, and `presence.watch` tells again.',
    payload: z.object({ presences: z.array(presenceSchema).min(1).max(MAX_WATCHED_PEOPLE) }),
  }),
  'typing.changed': event({
    summary:
      'Somebody else in the room writes, or stopped. May be lost: it counts for 5 s, or until a message of theirs arrives.',
    payload: z.object({ roomId: id, personId: id, typing: z.boolean() }),
  }),
  'message.nudged': event({
    summary: 'Somebody asks the person to confirm a message. Best effort: the message mentions them, too.',
    payload: z.object({ roomId: id, epoch, seq }),
  }),
  'session.ended': event({
    summary: 'This session was signed out or revoked. The server closes the socket after it; do not reconnect.',
    payload: z.object({
      code: z
        .enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]])
        .describe('`SESSION_ENDED`, or what keeps the person out: `ACCOUNT_SUSPENDED`, `ACCOUNT_DEACTIVATED`.'),
      until: timestamp.optional().describe('Of a suspension that ends by itself.'),
    }),
  }),
  ...liveEvents,
  ...serverEvents,
}
