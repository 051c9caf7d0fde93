import { z } from 'zod'
import { id, timestamp } from '../shapes.ts'

export const inviteSchema = z
  .object({
    id,
    roomId: id,
    byId: id.describe('Who made it.'),
    createdAt: timestamp,
    expiresAt: timestamp.nullable().describe('Null: never.'),
    usesLeft: z.int().min(0).nullable().describe('Null: any number.'),
  })
  .describe('A link that lets people into a room. Its code is told once, to whoever made it.')
export type Invite = z.infer<typeof inviteSchema>

/** What stands in an invitation's link. */
export const inviteCode = z.string().min(1).max(100)
