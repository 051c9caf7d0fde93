import { z } from 'zod'
import { event } from './define.ts'
import { ERRORS, type ErrorCode } from './errors/codes.ts'
import { personSchema } from './people/schema.ts'
import { changeSchema, joinedRoomSchema, unreadSchema } from './rooms/schema.ts'
import { serverEvents } from './server/events.ts'
import { epoch, id, readSeq } from './shapes.ts'

/** Events that the server sends. They carry nothing that `room.sync` or `session.hello` would not tell as well. */
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
    payload: z.object({ roomId: id }),
  }),
  'read.advanced': event({
    summary: "The person's read position moved, on this or another device.",
    payload: z.object({ roomId: id, epoch, readSeq, unread: unreadSchema }),
  }),
  'person.changed': event({
    summary: 'Somebody changed their profile. Best effort: names also come with history, sync and `people.get`.',
    payload: z.object({ person: personSchema }),
  }),
  'session.ended': event({
    summary: 'This session was signed out or revoked. The server closes the socket after it; do not reconnect.',
    payload: z.object({ code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]) }),
  }),
  ...serverEvents,
}
