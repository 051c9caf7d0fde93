import { z } from 'zod'
import { command } from '../define.ts'
import { id, timestamp } from '../shapes.ts'
import { accountDetailsSchema, accountSchema } from './account-schema.ts'
import { MOST_GUEST_ROOMS } from './limits.ts'
import { after, descending, limit, next, query, total, workspaceRole } from './shapes.ts'

const ofPerson = ['NOT_AN_ADMIN', 'PERSON_NOT_FOUND', 'RANK_TOO_LOW'] as const
const one = z.strictObject({ personId: id })
const changed = z.object({ account: accountSchema })

/** The people of the workspace, for those who run it. See `ranks.ts` for who may change whom. */
export const accountCommands = {
  'accounts.list': command({
    summary: 'Everybody who has an account, a page at a time, by a column and with filters.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({
      query: query.describe('Of the name, the handle or the e-mail address: what they contain.'),
      role: workspaceRole.optional(),
      status: accountSchema.shape.status.optional(),
      seen: z
        .enum(['now', 'day', 'month'])
        .optional()
        .describe('Only those who are there now, at work or away, or who were seen within 24 hours or 30 days.'),
      sort: z.enum(['name', 'handle', 'email', 'role', 'created', 'seen']).optional().describe('`name` unless given.'),
      descending,
      after,
      limit,
    }),
    output: z.object({ accounts: z.array(accountSchema), next, total }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'accounts.read': command({
    summary: "A person's account with their devices.",
    who: 'admin',
    rate: 'read',
    input: one,
    output: accountDetailsSchema,
    errors: ['NOT_AN_ADMIN', 'PERSON_NOT_FOUND'],
  }),
  'accounts.appoint': command({
    summary:
      'Give somebody another role in the workspace: none above the own. Owners change everybody, admins those below them. One active owner stays.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ personId: id, role: workspaceRole }),
    output: changed,
    errors: [...ofPerson, 'LAST_WORKSPACE_OWNER'],
  }),
  'accounts.rooms': command({
    summary:
      'Choose the public and private rooms that a guest is in, in place of those before: they enter the new ones and leave the others at once.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ personId: id, roomIds: z.array(id).max(MOST_GUEST_ROOMS) }),
    output: changed,
    errors: [...ofPerson, 'NOT_A_GUEST', 'ROOM_NOT_FOUND'],
  }),
  'accounts.suspend': command({
    summary:
      'Keep somebody out for a time, or until it is lifted: they are signed out everywhere at once and cannot sign in. What they wrote stays.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      personId: id,
      until: timestamp.nullable().optional().describe('Null or left out: until it is lifted.'),
    }),
    output: changed,
    errors: [...ofPerson, 'NOT_YOURSELF', 'LAST_WORKSPACE_OWNER', 'TIME_PAST'],
  }),
  'accounts.unsuspend': command({
    summary: 'Lift a suspension. Lifting none changes nothing.',
    who: 'admin',
    rate: 'write',
    input: one,
    output: changed,
    errors: [...ofPerson],
  }),
  'accounts.deactivate': command({
    summary:
      'Close an account: they are signed out everywhere at once and cannot sign in. What they wrote stays, and it can be opened again.',
    who: 'admin',
    rate: 'write',
    input: one,
    output: changed,
    errors: [...ofPerson, 'NOT_YOURSELF', 'LAST_WORKSPACE_OWNER'],
  }),
  'accounts.reactivate': command({
    summary: 'Open a closed account again. Opening an open one changes nothing.',
    who: 'admin',
    rate: 'write',
    input: one,
    output: changed,
    errors: [...ofPerson],
  }),
  'accounts.signout': command({
    summary: 'Sign somebody out on all their devices, at once.',
    who: 'admin',
    rate: 'write',
    input: one,
    output: changed,
    errors: [...ofPerson, 'NOT_YOURSELF'],
  }),
  'accounts.revoke': command({
    summary: 'Sign somebody out on one device, at once.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ personId: id, sessionId: id }),
    output: changed,
    errors: [...ofPerson, 'NOT_YOURSELF', 'SESSION_NOT_FOUND'],
  }),
  'accounts.reset': command({
    summary:
      'Make a link with which somebody chooses a new password, once. It ends the ones made before; the password that they have stays good until then. It is good only while whoever made it could make it: not once they are no admin, or its person stands beside or above them.',
    who: 'admin',
    rate: 'write',
    input: one,
    output: z.object({ code: z.string().describe('Told this once.'), expiresAt: timestamp }),
    errors: [...ofPerson, 'NOT_YOURSELF'],
  }),
}
