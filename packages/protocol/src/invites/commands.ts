import { z } from 'zod'
import { command } from '../define.ts'
import { joinedRoomSchema } from '../rooms/schema.ts'
import { id } from '../shapes.ts'
import { inviteCode, inviteSchema } from './schema.ts'

const MOST_HOURS = 24 * 365

export const inviteCommands = {
  'invite.create': command({
    summary:
      'Make a link that lets people into a room: any member of a public room, owners and moderators of a private one. It ends with the membership of whoever made it.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({
      roomId: id,
      hours: z.int().min(1).max(MOST_HOURS).optional().describe('How long it is good; for ever unless given.'),
      uses: z.int().min(1).max(1_000).optional().describe('How many people it lets in; any number unless given.'),
    }),
    output: z.object({ invite: inviteSchema, code: inviteCode }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'FORBIDDEN', 'ROOM_ARCHIVED', 'TOO_MANY_INVITES'],
  }),
  'invite.list': command({
    summary: "A room's links that are good still: all of them for owners and moderators, for others their own.",
    who: 'member',
    rate: 'read',
    input: z.strictObject({ roomId: id }),
    output: z.object({ invites: z.array(inviteSchema) }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER'],
  }),
  'invite.revoke': command({
    summary: 'End a link: one of the caller, or any of a room that they own or moderate.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({ roomId: id, inviteId: id }),
    output: z.object({}),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'INVITE_NOT_FOUND'],
  }),
  'invite.accept': command({
    summary: 'Enter a room by its link. Who is in the room already uses nothing up.',
    who: 'person',
    rate: 'write',
    input: z.strictObject({ code: inviteCode }),
    output: z.object({ room: joinedRoomSchema }),
    errors: [
      'INVITE_NOT_FOUND',
      'INVITE_EXPIRED',
      'INVITE_USED_UP',
      'INVITE_REVOKED',
      'ROOM_ARCHIVED',
      'BANNED_FROM_ROOM',
      'GUEST_RESTRICTED',
    ],
  }),
}
