import { z } from 'zod'
import { command } from '../define.ts'
import { personSchema } from '../people/schema.ts'
import { MOST_INVITED_AT_ONCE } from '../rooms/limits.ts'
import { memberSchema, postingSchema, retentionDaysSchema, slowSecondsSchema } from '../rooms/schema.ts'
import { description, topic } from '../rooms/shapes.ts'
import { id } from '../shapes.ts'
import { MOST_ROOMS_AT_ONCE } from './limits.ts'
import { managedRoomSchema, roomDetailsSchema } from './room-schema.ts'
import { after, descending, limit, next, query, total } from './shapes.ts'

const ofRoom = ['NOT_AN_ADMIN', 'ROOM_NOT_FOUND'] as const
const changed = z.object({ managed: managedRoomSchema })
const several = z.strictObject({ roomIds: z.array(id).min(1).max(MOST_ROOMS_AT_ONCE) })

/** The public and private rooms of the workspace, for those who run it, whether they are in them or not. */
export const managedRoomCommands = {
  'rooms.list': command({
    summary: 'Every public and private room, a page at a time, by a column and with filters.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({
      query: query.describe('What the name or the topic contains.'),
      kind: z.enum(['public', 'private']).optional(),
      archived: z.boolean().optional().describe('Only the archived ones, or only the others.'),
      lacks: z.enum(['owner', 'members']).optional().describe('Only those that nobody owns, or that nobody is in.'),
      sort: z
        .enum(['name', 'members', 'messages', 'activity', 'bytes', 'created'])
        .optional()
        .describe('`name` unless given.'),
      descending,
      after,
      limit,
    }),
    output: z.object({ rooms: z.array(managedRoomSchema), next, total }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'rooms.read': command({
    summary: 'A public or private room in numbers.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({ roomId: id }),
    output: roomDetailsSchema,
    errors: [...ofRoom],
  }),
  'rooms.members': command({
    summary: 'Who is in a public or private room, by display name, the owners first.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({
      roomId: id,
      query: query.describe('What the name or the handle contains.'),
      after,
      limit,
    }),
    output: z.object({
      members: z.array(z.object({ member: memberSchema, person: personSchema })),
      next,
    }),
    errors: [...ofRoom],
  }),
  'rooms.update': command({
    summary: 'Change what a room says of itself; what is left out stays as it is. People in it see it at once.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      roomId: id,
      name: z.string().max(1000).optional(),
      kind: z
        .enum(['public', 'private'])
        .optional()
        .describe(
          'Made public, everybody finds it and reads all that was said in it; made private, only its members do.',
        ),
      topic,
      description,
      posting: postingSchema.optional(),
      slowSeconds: slowSecondsSchema.optional(),
      retentionDays: retentionDaysSchema.nullable().optional().describe('Null: as the workspace says.'),
    }),
    output: changed,
    errors: [
      ...ofRoom,
      'ROOM_ARCHIVED',
      'ROOM_NAME_INVALID',
      'ROOM_NAME_TAKEN',
      'TOPIC_TOO_LONG',
      'WORD_BLOCKED',
      'DESCRIPTION_TOO_LONG',
      'TEXT_INVALID',
    ],
  }),
  'rooms.archive': command({
    summary: 'Archive rooms: they can be read and not changed. Rooms that are archived already stay so.',
    who: 'admin',
    rate: 'write',
    input: several,
    output: z.object({ changed: z.array(id).describe('Those that were changed.') }),
    errors: ['NOT_AN_ADMIN', 'ROOM_NOT_FOUND'],
  }),
  'rooms.unarchive': command({
    summary: 'Bring archived rooms back. Rooms that are not archived stay so.',
    who: 'admin',
    rate: 'write',
    input: several,
    output: z.object({ changed: z.array(id).describe('Those that were changed.') }),
    errors: ['NOT_AN_ADMIN', 'ROOM_NOT_FOUND'],
  }),
  'rooms.appoint': command({
    summary: 'Give a member of a room another role in it. A room that has an owner keeps one.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ roomId: id, personId: id, role: memberSchema.shape.role }),
    output: changed,
    errors: [...ofRoom, 'ROOM_ARCHIVED', 'MEMBER_NOT_FOUND', 'LAST_ROOM_OWNER'],
  }),
  'rooms.add': command({
    summary: 'Bring people into a room, as its members. Who is in it already stays as they are.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ roomId: id, personIds: z.array(id).min(1).max(MOST_INVITED_AT_ONCE) }),
    output: changed.extend({ added: z.array(id).describe('Those who were not in it before.') }),
    errors: [...ofRoom, 'ROOM_ARCHIVED', 'PERSON_NOT_FOUND', 'BANNED_FROM_ROOM', 'GUEST_RESTRICTED'],
  }),
  'rooms.remove': command({
    summary:
      'Put somebody out of a room: those below the caller in the workspace, or anybody for an owner. Nothing of the room reaches them any more; what they wrote stays. Its only owner hands it over first.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ roomId: id, personId: id }),
    output: changed,
    errors: [...ofRoom, 'ROOM_ARCHIVED', 'MEMBER_NOT_FOUND', 'RANK_TOO_LOW', 'LAST_ROOM_OWNER'],
  }),
  'rooms.transfer': command({
    summary:
      'Hand a room over: the person is its only owner then, and whoever owned it a moderator. They join it where they are not in it.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ roomId: id, personId: id }),
    output: changed,
    errors: [...ofRoom, 'ROOM_ARCHIVED', 'PERSON_NOT_FOUND', 'BANNED_FROM_ROOM', 'GUEST_RESTRICTED'],
  }),
  'rooms.delete': command({
    summary: 'Delete a room with all that was said in it, for ever. The name is repeated, as it is.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ roomId: id, name: z.string().max(1000) }),
    output: z.object({}),
    errors: [...ofRoom, 'NAME_NOT_REPEATED'],
  }),
}
