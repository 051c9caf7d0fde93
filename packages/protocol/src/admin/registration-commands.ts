import { z } from 'zod'
import { command } from '../define.ts'
import { inviteCode } from '../invites/schema.ts'
import { id } from '../shapes.ts'
import { registrationSchema, workspaceInviteSchema } from './account-schema.ts'
import { MOST_DOMAINS } from './limits.ts'
import { workspaceRole } from './shapes.ts'

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
      hours: z.int().min(1).max(MOST_HOURS).optional().describe('How long it is good; for ever unless given.'),
      uses: z.int().min(1).max(1_000).optional().describe('How many people it lets in; any number unless given.'),
    }),
    output: z.object({ invite: workspaceInviteSchema, code: inviteCode }),
    errors: ['NOT_AN_ADMIN', 'RANK_TOO_LOW', 'TOO_MANY_INVITES'],
  }),
  'invites.list': command({
    summary: 'The links to the workspace that are good still, the newest first.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ invites: z.array(workspaceInviteSchema) }),
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
