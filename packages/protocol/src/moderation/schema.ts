import { z } from 'zod'
import { count } from '../admin/shapes.ts'
import { messageSchema } from '../messages/schema.ts'
import { personSchema } from '../people/schema.ts'
import { roomSchema } from '../rooms/schema.ts'
import { id, seq, timestamp } from '../shapes.ts'
import { REPORT_REASONS } from './limits.ts'

export const reportReason = z.enum(REPORT_REASONS)
export type ReportReason = z.infer<typeof reportReason>

export const reportOutcome = z.enum(['dismissed', 'deleted', 'warned', 'muted', 'banned'])
export type ReportOutcome = z.infer<typeof reportOutcome>

const room = z
  .object({ id, kind: roomSchema.shape.kind, name: z.string().describe('Empty where it is named by its people.') })
  .describe('Where something is.')

export const reportedMessageSchema = z
  .object({
    id,
    room,
    seq,
    author: personSchema,
    body: z.string().nullable().describe('What it says now; null once it was deleted.'),
    reportedBody: z
      .string()
      .nullable()
      .describe('What it said as it was reported first. Null where it says so still, and once it was dealt with.'),
    reports: count.describe('How many people reported it.'),
    reasons: z.array(reportReason).describe('Those that were given, each once.'),
    flagged: z
      .array(z.string())
      .optional()
      .describe('Words for which the filter put it here; nobody need have reported it. Left out where there is none.'),
    firstAt: timestamp,
    lastAt: timestamp,
    resolved: z
      .object({ at: timestamp, by: personSchema.nullable(), outcomes: z.array(reportOutcome) })
      .nullable()
      .describe('Null while nobody has dealt with it.'),
  })
  .describe('A message that somebody reported, with all reports of it.')
export type ReportedMessage = z.infer<typeof reportedMessageSchema>

export const restrictionSchema = z
  .object({
    id,
    kind: z.enum(['mute', 'ban']),
    person: personSchema,
    room: room.nullable().describe('Null: everywhere.'),
    until: timestamp.nullable().describe('Null: until it is lifted.'),
    reason: z.string(),
    by: personSchema.nullable(),
    createdAt: timestamp,
    mayLift: z.boolean().describe('Whether the caller may lift it.'),
  })
  .describe('What somebody may not do now: write (`mute`), or be there (`ban`).')
export type Restriction = z.infer<typeof restrictionSchema>

export const moderatedSchema = z.object({
  person: personSchema,
  restrictions: z.array(restrictionSchema).describe('As far as the caller may know.'),
  rooms: z
    .array(room)
    .describe(
      'Where the caller may mute and ban them, by name, at most 100: rooms that they are in and that the caller runs; for who moderates the workspace also public ones, and those that the caller is in.',
    ),
  everywhere: z.boolean().describe('Whether the caller may mute and ban them everywhere.'),
})
export type Moderated = z.infer<typeof moderatedSchema>

export const reportDetailsSchema = z.object({
  reported: reportedMessageSchema,
  each: z
    .array(z.object({ by: personSchema, reason: reportReason, note: z.string(), at: timestamp }))
    .describe('The newest first, at most 100.'),
  messages: z.array(messageSchema).describe('The message with up to five before and after it, ascending by seq.'),
  people: z.array(personSchema).describe('Who wrote them.'),
  restrictions: z.array(restrictionSchema).describe('What the author may not do now, as far as the caller may know.'),
  may: z
    .object({
      act: z.boolean().describe('Delete the message, warn its author, and mute them in the room.'),
      ban: z.boolean().describe('Ban the author from the room.'),
      everywhere: z.boolean().describe('Mute and ban the author everywhere.'),
    })
    .describe('What the caller may do about it.'),
})
export type ReportDetails = z.infer<typeof reportDetailsSchema>
