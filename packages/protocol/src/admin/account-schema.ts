import { z } from 'zod'
import { ERRORS, type ErrorCode } from '../errors/codes.ts'
import { personSchema } from '../people/schema.ts'
import { deviceSessionSchema } from '../sessions/schema.ts'
import { id, timestamp } from '../shapes.ts'
import { MOST_COUNTED } from './limits.ts'
import { count, workspaceRole } from './shapes.ts'

export const accountSchema = z
  .object({
    person: personSchema,
    email: z.string().nullable(),
    status: z.enum(['active', 'suspended', 'deactivated', 'erased']),
    suspendedUntil: timestamp
      .nullable()
      .describe('Null where they are not suspended, and where that lasts until it is lifted.'),
    createdAt: timestamp,
    lastSeenAt: timestamp.nullable().describe('Within some minutes; null where they never signed in.'),
    sessions: count.describe('Devices that are signed in.'),
  })
  .describe('A person as those see them who run the workspace.')
export type Account = z.infer<typeof accountSchema>

export const guestRoomSchema = z.object({ id, kind: z.enum(['public', 'private']), name: z.string() })
export type GuestRoom = z.infer<typeof guestRoomSchema>

export const accountDetailsSchema = z.object({
  account: accountSchema,
  rooms: count.describe('Public and private rooms that they are in.'),
  ownedRooms: count.describe('Those of them that they own.'),
  guestRooms: z.array(guestRoomSchema).optional().describe('Of a guest: the rooms that were chosen for them, by name.'),
  sessions: z.array(deviceSessionSchema).describe('The most recently seen first.'),
})
export type AccountDetails = z.infer<typeof accountDetailsSchema>

export const holdingsSchema = z
  .object({
    messages: count
      .max(MOST_COUNTED)
      .describe(`Undeleted ones; ${MOST_COUNTED.toLocaleString('en')} stands for so many or more.`),
    files: count.describe('Pictures that came with them.'),
    rooms: count.describe('Rooms that they are in, but for direct messages.'),
    onlyOwner: count.describe('Those of them that nobody else owns.'),
    sessions: count,
    personal: count.describe('Drafts, saved messages and whatever else they keep for themselves.'),
  })
  .describe('How much there is of a person.')
export type Holdings = z.infer<typeof holdingsSchema>

export const invitedSchema = z
  .object({ displayName: z.string(), handle: z.string(), email: z.string().nullable() })
  .describe('Who is expected: what the form begins with. They may write something else.')
export type Invited = z.infer<typeof invitedSchema>

export const workspaceInviteSchema = z
  .object({
    id,
    by: personSchema.describe('Who made it.'),
    role: workspaceRole.describe('What whoever comes by it is in the workspace.'),
    createdAt: timestamp,
    expiresAt: timestamp.nullable().describe('Null: never.'),
    uses: count.describe('How many came by it.'),
    usesLeft: count.nullable().describe('Null: any number.'),
    rooms: count.optional().describe('How many rooms were chosen for whoever comes by it as a guest.'),
    invited: invitedSchema.optional().describe('For whom it is, where it was made for one person.'),
  })
  .describe('A link with which people make an account. Its code is told once, to whoever made it.')
export type WorkspaceInvite = z.infer<typeof workspaceInviteSchema>

export const importResultSchema = z
  .object({
    code: z.string().optional().describe('Of the link; told this once.'),
    refused: z
      .object({
        code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
        field: z.string().optional(),
        limit: count.optional(),
      })
      .optional()
      .describe('Why there is none, which part of the row it is about, and the limit that was passed.'),
  })
  .describe('What came of a row.')
export type ImportResult = z.infer<typeof importResultSchema>

export const registrationSchema = z
  .object({
    mode: z
      .enum(['open', 'domains', 'invite', 'closed'])
      .describe(
        'Who may make an account: everybody, whoever has an address of one of the domains, only who is invited, nobody. An invitation is good in all but the last.',
      ),
    domains: z.array(z.string()).describe('In lower case, such as `example.org`.'),
  })
  .describe('Who may make an account here.')
export type Registration = z.infer<typeof registrationSchema>
