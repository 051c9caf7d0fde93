import { z } from 'zod'
import { emojiRev } from '../emoji/schema.ts'
import { personSchema } from '../people/schema.ts'
import { joinedRoomSchema } from '../rooms/schema.ts'
import { workspaceSchema } from '../settings/workspace-schema.ts'
import { epoch, id, timestamp } from '../shapes.ts'

export const limitsSchema = z.object({
  bodyCharacters: z.int(),
  bodyBytes: z.int(),
  roomNameCharacters: z.int(),
  topicCharacters: z.int(),
  displayNameCharacters: z.int(),
  pageRows: z.int(),
  fileBytes: z.int(),
})

export const deviceSessionSchema = z
  .object({
    id,
    device: z.string().describe('Browser and system, or the name that a program gave itself.'),
    address: z.string().describe('Network address at sign-in.'),
    createdAt: timestamp,
    lastSeenAt: timestamp,
    current: z.boolean().describe('True for the session that asks.'),
  })
  .describe('One sign-in on one device.')
export type DeviceSession = z.infer<typeof deviceSessionSchema>

export const bootstrapSchema = z
  .object({
    epoch,
    serverTime: timestamp,
    workspace: workspaceSchema,
    me: personSchema,
    sessionId: id,
    limits: limitsSchema,
    emojiRev: emojiRev.optional().describe('Of the custom emoji; left out where there never were any.'),
    rooms: z.array(joinedRoomSchema).describe('Every room that the caller is in.'),
  })
  .describe('All that a client needs to begin.')
export type Bootstrap = z.infer<typeof bootstrapSchema>

/** What a client sends in the handshake, as socket.io's `auth`. */
export const handshakeSchema = z.object({
  ticket: z.string().max(4096).describe('From `POST /api/ticket`; good for one minute, read at connecting only.'),
  protocol: z.int().describe('The protocol version that the client speaks.'),
  client: z.string().max(100).optional().describe('Name and version of the program, for the log.'),
})
export type Handshake = z.infer<typeof handshakeSchema>
