import { z } from 'zod'
import { after, descending, limit, next, query, total } from '../admin/shapes.ts'
import { command } from '../define.ts'
import { epoch, id, seq } from '../shapes.ts'
import { MODERATION_NOTE_CHARACTERS, MUTE_MINUTES } from './limits.ts'
import {
  moderatedSchema,
  reportDetailsSchema,
  reportedMessageSchema,
  reportReason,
  restrictionSchema,
} from './schema.ts'

const onReport = ['NOT_A_MODERATOR', 'REPORT_NOT_FOUND'] as const
const onPerson = ['NOT_A_MODERATOR', 'PERSON_NOT_FOUND', 'ROOM_NOT_FOUND', 'REPORT_NOT_FOUND', 'NOT_YOURSELF'] as const
const one = z.strictObject({ reportId: id })
const changed = z.object({ reported: reportedMessageSchema })
const told = z.string().max(MODERATION_NOTE_CHARACTERS)
const reason = told.optional().describe('What the person is told of it; who reported them is never told.')
const place = id.nullable().describe('A room; null: everywhere, which only those may who moderate the workspace.')
const about = id.optional().describe('A report that is dealt with by this.')

/**
 * What keeps order. Owners, admins and moderators of the workspace see all of it, owners and moderators of rooms what
 * concerns their rooms. Nobody acts on somebody of their own rank or above, and nobody sees reports of their own messages.
 */
export const moderationCommands = {
  'message.report': command({
    summary:
      'Report a message of somebody else. Whoever moderates sees it with the messages around it; another report by the same person takes the place of the first.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({
      roomId: id,
      epoch,
      seq,
      reason: reportReason,
      note: z.string().max(MODERATION_NOTE_CHARACTERS).optional(),
    }),
    output: z.object({}),
    errors: [
      'ROOM_NOT_FOUND',
      'NOT_A_MEMBER',
      'MESSAGE_NOT_FOUND',
      'MESSAGE_DELETED',
      'NOT_YOURSELF',
      'TEXT_INVALID',
      'EPOCH_CHANGED',
    ],
  }),
  'reports.list': command({
    summary: 'Reported messages, a page at a time.',
    who: 'keeper',
    rate: 'read',
    input: z.strictObject({
      status: z.enum(['open', 'resolved']).describe('Those that wait, or those that were dealt with.'),
      query: query.describe('Of the author or the room: what the name or the handle contains.'),
      reason: reportReason.optional(),
      sort: z.enum(['last', 'first', 'reports']).optional().describe('`last` unless given.'),
      descending,
      after,
      limit,
    }),
    output: z.object({ reports: z.array(reportedMessageSchema), next, total }),
    errors: ['NOT_A_MODERATOR'],
  }),
  'reports.read': command({
    summary: 'A reported message with those around it, who reported it and why.',
    who: 'keeper',
    rate: 'read',
    input: one,
    output: reportDetailsSchema,
    errors: [...onReport],
  }),
  'reports.dismiss': command({
    summary: 'Deal with a report by doing nothing. Those who reported are told that somebody looked at it.',
    who: 'keeper',
    rate: 'write',
    input: one,
    output: changed,
    errors: [...onReport],
  }),
  'reports.reopen': command({
    summary: 'Let a report wait again.',
    who: 'keeper',
    rate: 'write',
    input: one,
    output: changed,
    errors: [...onReport],
  }),
  'reports.delete': command({
    summary: 'Delete a reported message, and tell its author why.',
    who: 'keeper',
    rate: 'write',
    input: z.strictObject({ reportId: id, reason }),
    output: changed,
    errors: [...onReport, 'RANK_TOO_LOW', 'TEXT_INVALID'],
  }),
  'reports.warn': command({
    summary: 'Warn the author of a reported message. They are shown it wherever they are signed in.',
    who: 'keeper',
    rate: 'write',
    input: z.strictObject({ reportId: id, reason: told.min(1).describe('What they are told.') }),
    output: changed,
    errors: [...onReport, 'RANK_TOO_LOW', 'TEXT_INVALID'],
  }),
  'moderation.list': command({
    summary: 'Who is muted or banned now, the newest first.',
    who: 'keeper',
    rate: 'read',
    input: z.strictObject({
      personId: id.optional(),
      kind: restrictionSchema.shape.kind.optional(),
      query: query.describe('Of the person or the room: what the name or the handle contains.'),
      after,
      limit,
    }),
    output: z.object({ restrictions: z.array(restrictionSchema), next, total }),
    errors: ['NOT_A_MODERATOR'],
  }),
  'moderation.person': command({
    summary: 'What somebody may not do now, and where the caller may mute or ban them.',
    who: 'keeper',
    rate: 'read',
    input: z.strictObject({ personId: id }),
    output: moderatedSchema,
    errors: ['NOT_A_MODERATOR', 'PERSON_NOT_FOUND'],
  }),
  'moderation.mute': command({
    summary:
      'Keep somebody from writing, editing and reacting for a time. It holds from the moment of the ack, and takes the place of an earlier one.',
    who: 'keeper',
    rate: 'write',
    input: z.strictObject({
      personId: id,
      roomId: place,
      minutes: z.literal(MUTE_MINUTES),
      reason,
      reportId: about,
    }),
    output: z.object({ restriction: restrictionSchema }),
    errors: [...onPerson, 'RANK_TOO_LOW', 'TEXT_INVALID'],
  }),
  'moderation.ban': command({
    summary:
      'Put somebody out of a room and keep them out, by whatever way, or out of the workspace altogether, until it is lifted. What they wrote can be deleted with it, in portions.',
    who: 'keeper',
    rate: 'write',
    input: z.strictObject({
      personId: id,
      roomId: place,
      reason,
      purge: z
        .enum(['day', 'all'])
        .optional()
        .describe('Delete what they wrote there within the last day, or all of it. Left out: nothing.'),
      reportId: about,
    }),
    output: z.object({ restriction: restrictionSchema }),
    errors: [...onPerson, 'RANK_TOO_LOW', 'LAST_ROOM_OWNER', 'TEXT_INVALID'],
  }),
  'moderation.lift': command({
    summary: 'Lift a mute or a ban, at once.',
    who: 'keeper',
    rate: 'write',
    input: z.strictObject({ restrictionId: id }),
    output: z.object({}),
    errors: ['NOT_A_MODERATOR', 'RESTRICTION_NOT_FOUND', 'NOT_YOURSELF', 'RANK_TOO_LOW'],
  }),
}
