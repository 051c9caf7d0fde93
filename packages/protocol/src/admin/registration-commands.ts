import { z } from 'zod'
import { command } from '../define.ts'
import { inviteCode } from '../invites/schema.ts'
import { id } from '../shapes.ts'
import { importResultSchema, registrationSchema, workspaceInviteSchema } from './account-schema.ts'
import { MOST_DOMAINS, MOST_GUEST_ROOMS, MOST_IMPORTED_AT_ONCE, PERSONAL_INVITE_DAYS } from './limits.ts'
import { count, workspaceRole } from './shapes.ts'

const MOST_HOURS = 24 * 365

/** How people come to have an account. */
export const registrationCommands = {
  'registration.read': command({
    summary: 'Who may make an account.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ registration: registrationSchema }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'registration.update': command({
    summary: 'Say who may make an account. Domains are kept while another mode holds.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      mode: registrationSchema.shape.mode,
      domains: z.array(z.string().max(300)).max(MOST_DOMAINS).optional().describe('Left out: as they are.'),
    }),
    output: z.object({ registration: registrationSchema }),
    errors: ['NOT_AN_ADMIN', 'DOMAIN_INVALID'],
  }),
  'invites.create': command({
    summary: 'Make a link with which people make an account. It gives no role above the own.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      role: workspaceRole.optional().describe('`member` unless given.'),
      roomIds: z
        .array(id)
        .min(1)
        .max(MOST_GUEST_ROOMS)
        .optional()
        .describe('With the role `guest`: the public and private rooms that whoever comes by it is in.'),
      hours: z.int().min(1).max(MOST_HOURS).optional().describe('How long it is good; for ever unless given.'),
      uses: z.int().min(1).max(1_000).optional().describe('How many people it lets in; any number unless given.'),
    }),
    output: z.object({ invite: workspaceInviteSchema, code: inviteCode }),
    errors: ['NOT_AN_ADMIN', 'RANK_TOO_LOW', 'TOO_MANY_INVITES', 'NOT_A_GUEST', 'ROOM_NOT_FOUND'],
  }),
  'invites.import': command({
    summary: `Make a link for each of these people, good once and for ${PERSONAL_INVITE_DAYS} days. One that was made for the same handle ends. A row that cannot be is told, and the others are made.`,
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      rows: z
        .array(
          z.strictObject({
            displayName: z.string().max(1000),
            handle: z.string().max(1000),
            email: z.string().max(1000).optional(),
            role: workspaceRole.optional().describe('`member` unless given.'),
          }),
        )
        .min(1)
        .max(MOST_IMPORTED_AT_ONCE),
      check: z.boolean().optional().describe('Only tell what would come of it.'),
    }),
    output: z.object({ results: z.array(importResultSchema).describe('For each row, in their order.') }),
    errors: ['NOT_AN_ADMIN', 'TOO_MANY_INVITES'],
  }),
  'invites.list': command({
    summary:
      'The links to the workspace that are good still, the newest first: all that are for anybody, and the newest of those for one person.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({
      invites: z.array(workspaceInviteSchema),
      personal: count.describe('How many there are for one person.'),
    }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'invites.revoke': command({
    summary: 'End a link to the workspace. Who came by it stays.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ inviteId: id }),
    output: z.object({}),
    errors: ['NOT_AN_ADMIN', 'RANK_TOO_LOW', 'INVITE_NOT_FOUND'],
  }),
}
