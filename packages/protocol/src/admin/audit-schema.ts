import { z } from 'zod'
import { personSchema } from '../people/schema.ts'
import { id, timestamp } from '../shapes.ts'

/** What is written into the audit log: the names of the commands, and what happens without one. */
export const AUDITED = [
  'accounts.appoint',
  'accounts.rooms',
  'accounts.suspend',
  'accounts.unsuspend',
  'accounts.deactivate',
  'accounts.reactivate',
  'accounts.signout',
  'accounts.revoke',
  'accounts.reset',
  'accounts.erase',
  'accounts.export',
  'password.changed',
  'invites.create',
  'invites.import',
  'invites.revoke',
  'registration.update',
  'settings.update',
  'rooms.update',
  'rooms.archive',
  'rooms.unarchive',
  'rooms.appoint',
  'rooms.add',
  'rooms.remove',
  'rooms.transfer',
  'rooms.delete',
  'emoji.add',
  'emoji.remove',
  'filter.add',
  'filter.change',
  'filter.remove',
  'live.drain',
  'reports.dismiss',
  'audit.export',
  'exports.start',
  'exports.open',
  'imports.check',
  'imports.start',
  'jobs.cancel',
  'reports.reopen',
  'reports.delete',
  'reports.warn',
  'moderation.mute',
  'moderation.ban',
  'moderation.lift',
] as const
export const auditedSchema = z.enum(AUDITED)
export type Audited = z.infer<typeof auditedSchema>

/** The names of what is written down of an act; of changed settings, their own keys. */
export const AUDIT_FACTS = [
  'action',
  'archived',
  'bytes',
  'count',
  'description',
  'domains',
  'expiresAt',
  'file',
  'job',
  'kind',
  'members',
  'message',
  'messages',
  'mode',
  'name',
  'outcomes',
  'owners',
  'people',
  'posting',
  'purge',
  'reason',
  'reports',
  'restriction',
  'retentionDays',
  'role',
  'rooms',
  'sessionId',
  'sessions',
  'slowSeconds',
  'status',
  'topic',
  'until',
  'uses',
  'usesLeft',
  'where',
  'withDirect',
  'withFiles',
  'words',
  'wrote',
] as const
export type AuditFact = (typeof AUDIT_FACTS)[number]

/** Of single facts by name: never a secret, never what somebody wrote in a message. */
const facts = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
  .nullable()

export const auditEntrySchema = z
  .object({
    id: z.string().describe('Grows with time.'),
    at: timestamp,
    actorId: id.describe('Who did it.'),
    action: z.string().describe('The command; a later version may know more of them.'),
    target: z.object({
      kind: z.enum(['person', 'room', 'invite', 'workspace', 'instance']),
      id: id.nullable().describe('Null for the workspace.'),
      name: z.string().describe('As it was then; empty for an invitation and the workspace.'),
    }),
    personId: id.nullable().describe('Whom it concerns beside the target, such as a member of the room.'),
    before: facts.describe('What was so before, of what was changed.'),
    after: facts.describe('What is so since.'),
    address: z.string().nullable().describe('Network address from which it was done.'),
    sessionId: id.nullable(),
  })
  .describe('One thing that was done by somebody who runs the workspace. It is never changed or deleted.')
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** What of the log is asked for; also the query of `GET /api/audit`. */
export const auditFilterSchema = z.strictObject({
  actorId: id.optional(),
  action: z.string().max(100).optional(),
  targetId: id.optional().describe('A person, a room or an invitation; also whom it concerns beside the target.'),
  since: timestamp.optional(),
  until: timestamp.optional().describe('Before this moment.'),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema).describe('The newest first.'),
  people: z.array(personSchema).describe('Who is named in them.'),
  next: z.string().nullable(),
})
