import { z } from 'zod'
import { id, timestamp } from '../shapes.ts'

export const statusSchema = z
  .object({
    emoji: z.string().optional().describe('The emoji itself, or `:name:` of a custom one.'),
    text: z.string().optional(),
    until: timestamp.optional().describe('It counts until then; left out where it stays.'),
  })
  .describe('What somebody says of how they are now.')
export type Status = z.infer<typeof statusSchema>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const doNotDisturbSchema = z
  .object({
    until: timestamp.optional(),
    weekly: z
      .object({
        days: z.array(z.int().min(1).max(7)).min(1).max(7).describe('On which it begins: 1 is Monday, 7 is Sunday.'),
        from: timeOfDay,
        to: timeOfDay.describe('Of the next day where it is not after `from`.'),
      })
      .optional()
      .describe("Every week, by the clock of the person's own time zone."),
  })
  .describe('When somebody does not want to be disturbed. Whoever shows it compares it with the time.')
export type DoNotDisturb = z.infer<typeof doNotDisturbSchema>

/** What somebody tells of themselves beyond their name. Each is left out where there is nothing of it. */
const profile = {
  title: z.string().optional().describe('What they do here.'),
  pronouns: z.string().optional(),
  timeZone: z.string().optional().describe('A name of the IANA database.'),
  status: statusSchema.optional(),
  doNotDisturb: doNotDisturbSchema.optional(),
  avatarId: id.optional().describe('A picture of theirs: see `/api/files/<id>/<variant>`.'),
  erased: z
    .literal(true)
    .optional()
    .describe('Their account was erased: show a neutral name in the language of the reader, and no handle.'),
}

export const personSchema = z
  .object({
    id,
    handle: z.string().describe('Unique in the workspace, lower case.'),
    displayName: z.string(),
    role: z.enum(['owner', 'admin', 'moderator', 'member', 'guest']).describe('Role in the workspace.'),
    ...profile,
  })
  .describe('A person as everybody sees them.')

export type Person = z.infer<typeof personSchema>
/** What somebody tells of themselves beyond their name; stored as it is sent. */
export type Profile = Pick<Person, keyof typeof profile>
