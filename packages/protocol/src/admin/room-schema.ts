import { z } from 'zod'
import { personSchema } from '../people/schema.ts'
import { roomSchema } from '../rooms/schema.ts'
import { timestamp } from '../shapes.ts'
import { count } from './shapes.ts'

export const managedRoomSchema = z
  .object({
    room: roomSchema,
    owners: z.array(personSchema).max(3).describe('Some of its owners, by name.'),
    ownerCount: count,
    memberCount: count,
    messages: count,
    lastActivityAt: timestamp.nullable().describe('When the newest message was written; null where there is none.'),
    bytes: count.describe('Of the text of its messages and of its files.'),
  })
  .describe(
    'A public or private room as those see it who run the workspace. Numbers may be a minute old. What is said in it is not told.',
  )
export type ManagedRoom = z.infer<typeof managedRoomSchema>

export const roomDetailsSchema = z.object({
  managed: managedRoomSchema,
  createdBy: personSchema.nullable().describe('Null where the server made it.'),
  files: count,
  fileBytes: count,
  invites: count.describe('Links into the room that are good.'),
})
export type RoomDetails = z.infer<typeof roomDetailsSchema>
