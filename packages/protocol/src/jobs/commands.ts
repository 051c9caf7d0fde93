import { z } from 'zod'
import { after, limit, next, total } from '../admin/shapes.ts'
import { command } from '../define.ts'
import { inviteCode } from '../invites/schema.ts'
import { MOST_RETENTION_DAYS } from '../settings/limits.ts'
import { id, timestamp } from '../shapes.ts'
import { EXPORT_LINK_SECONDS, IMPORT_KEPT_DAYS, MOST_IMPORT_PROBLEMS, MOST_IMPORT_ROOMS_TOLD } from './limits.ts'
import { importedRoomSchema, importProblemSchema, JOB_KINDS, jobSchema } from './schema.ts'

const begun = z.object({ job: jobSchema })

/** What takes long: it is written down at once, and done by the workers. */
export const jobCommands = {
  'jobs.list': command({
    summary: 'What the workers do and did, the newest first.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({
      kind: z.enum(JOB_KINDS).optional(),
      state: jobSchema.shape.state.optional(),
      after,
      limit,
    }),
    output: z.object({ jobs: z.array(jobSchema), next }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'jobs.read': command({
    summary: 'One of them.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({ jobId: id }),
    output: begun,
    errors: ['NOT_AN_ADMIN', 'JOB_NOT_FOUND'],
  }),
  'jobs.cancel': command({
    summary:
      'End a job where it is. What it did stays; what an export made is removed, as is a file that was checked to be imported. One that ended otherwise stays as it is.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ jobId: id }),
    output: begun,
    errors: ['NOT_AN_ADMIN', 'JOB_NOT_FOUND'],
  }),
  'exports.start': command({
    summary:
      'Export a public or private room, or all of them with everybody; only an owner exports direct messages, and only with everything.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      roomId: id.optional().describe('Left out: all public and private rooms.'),
      withDirect: z.literal(true).optional().describe('Direct messages as well. Only without `roomId`.'),
      withFiles: z.literal(true).optional().describe('The pictures themselves, in full size.'),
    }),
    output: begun,
    errors: ['NOT_AN_ADMIN', 'RANK_TOO_LOW', 'ROOM_NOT_FOUND', 'TOO_MANY_JOBS'],
  }),
  'retention.count': command({
    summary: 'How much would be deleted if messages were kept for so many days: nothing is changed by it.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({
      roomId: id.optional().describe('Left out: all rooms that say nothing else.'),
      days: z.int().min(1).max(MOST_RETENTION_DAYS),
    }),
    output: z.object({ messages: total, rooms: total.describe('In how many rooms.') }),
    errors: ['NOT_AN_ADMIN', 'ROOM_NOT_FOUND'],
  }),
  'exports.open': command({
    summary: `A link with which the caller downloads an export: once, within ${EXPORT_LINK_SECONDS} seconds. Only an owner opens one that holds direct messages.`,
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ jobId: id }),
    output: z.object({ code: inviteCode.describe('For `/api/exports/<code>`.'), expiresAt: timestamp }),
    errors: ['NOT_AN_ADMIN', 'RANK_TOO_LOW', 'JOB_NOT_FOUND', 'EXPORT_GONE'],
  }),
  'imports.read': command({
    summary: `What a file holds that is imported, as far as it was read: its first ${MOST_IMPORT_ROOMS_TOLD} rooms, and what is wrong in it.`,
    who: 'admin',
    rate: 'read',
    input: z.strictObject({ jobId: id }),
    output: z.object({
      job: jobSchema,
      rooms: z.array(importedRoomSchema).describe('Forgotten some minutes after the import ended.'),
      problems: z
        .array(importProblemSchema)
        .describe(`The first ${MOST_IMPORT_PROBLEMS}; \`counts.problems\` tells of all.`),
    }),
    errors: ['NOT_AN_ADMIN', 'JOB_NOT_FOUND'],
  }),
  'imports.start': command({
    summary: `Import what was checked, within ${IMPORT_KEPT_DAYS} days: the rooms of the file become new ones. Only an owner imports direct messages.`,
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ jobId: id }),
    output: begun,
    errors: ['NOT_AN_ADMIN', 'RANK_TOO_LOW', 'JOB_NOT_FOUND', 'IMPORT_GONE', 'TOO_MANY_JOBS'],
  }),
}
