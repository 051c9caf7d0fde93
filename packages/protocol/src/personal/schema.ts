import { z } from 'zod'
import { id, readSeq, seq, timestamp } from '../shapes.ts'
import { keywordsSchema } from './keywords.ts'

/**
 * What a person keeps for themselves, the same on all their devices: small values by key, in a room of kind `self` whose
 * id is the person's. So it syncs, converges and works offline as messages do. The key's first part says what
 * the value is.
 */
export const PERSONAL_KINDS = {
  /** `room:<roomId>`: how this person keeps a room. */
  room: z.strictObject({
    favourite: z.boolean().optional(),
    category: id.optional().describe('Id of an own category.'),
    order: z.number().optional().describe('Place within its section.'),
    level: z.enum(['all', 'mentions', 'nothing']).optional().describe('What is worth a notice; `all` unless set.'),
    mutedUntil: z.union([timestamp, z.literal('forever')]).optional(),
    hidden: z.literal(true).optional().describe('A direct message that is closed until something new is in it.'),
  }),
  /** `category:<id>`: an own section of the sidebar. Also `category:rooms` and the like for the fixed ones. */
  category: z.strictObject({
    name: z.string().max(50),
    order: z.number(),
    collapsed: z.boolean().optional(),
  }),
  /** `draft:<roomId>` and `draft:<roomId>:<seq of the root>`. */
  draft: z.strictObject({ text: z.string().min(1).max(65_536), at: timestamp, replyTo: seq.optional() }),
  /** `saved:<roomId>:<seq>`: a message kept for later. */
  saved: z.strictObject({
    at: timestamp,
    remindAt: timestamp.optional(),
    reminded: z.literal(true).optional().describe('The server says so when the time has come.'),
    done: z.boolean().optional(),
  }),
  /** `scheduled:<clientId>`: a message that the server sends when its time comes, under that client id. */
  scheduled: z.strictObject({
    roomId: id,
    threadOf: seq.optional(),
    alsoInRoom: z.literal(true).optional().describe('With `threadOf`: it stands in the room, too.'),
    body: z.string().min(1).max(65_536),
    at: timestamp.describe('When it goes.'),
    refused: z.string().max(40).optional().describe('Code of the refusal, once it came to it.'),
  }),
  /** `thread:<roomId>:<seq of the root>`. Who wrote in a thread or is mentioned in it follows it unless this says otherwise. */
  thread: z.strictObject({ following: z.boolean().optional(), readSeq: readSeq.optional() }),
  /** `block:<personId>`. */
  block: z.strictObject({ at: timestamp }),
  /**
   * `mute:<roomId>`: a moderator keeps them from writing there until then; with their own id everywhere. Only the server
   * writes it.
   */
  mute: z.strictObject({ until: timestamp, reason: z.string() }),
  /** `notice:<id>`: what they are told by those who moderate. Only the server writes it; they remove it. */
  notice: z.strictObject({
    what: z.enum(['handled', 'warned', 'deleted', 'muted', 'unmuted', 'banned', 'unbanned']),
    at: timestamp,
    roomId: id.optional().describe('Where; left out for everywhere.'),
    roomName: z.string().optional().describe('As it was then; left out where it is named by its people.'),
    until: timestamp.optional(),
    reason: z.string().optional(),
    body: z.string().optional().describe('The beginning of the message that it is about.'),
  }),
  /** `setting:<name>`: a choice that follows the person, such as `setting:receipts`. */
  setting: z.strictObject({ value: z.union([z.string().max(1000), z.number(), z.boolean(), keywordsSchema]) }),
} as const

export type PersonalKind = keyof typeof PERSONAL_KINDS
export type PersonalValue<K extends PersonalKind> = z.infer<(typeof PERSONAL_KINDS)[K]>

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const SEQ = '[1-9][0-9]{0,15}'

/** What the key of each kind says after its colon. */
const KEYS: Readonly<Record<keyof typeof PERSONAL_KINDS, string>> = {
  room: UUID,
  category: '[A-Za-z0-9_.-]{1,50}',
  draft: `${UUID}(:${SEQ})?`,
  saved: `${UUID}:${SEQ}`,
  scheduled: UUID,
  thread: `${UUID}:${SEQ}`,
  block: UUID,
  mute: UUID,
  notice: UUID,
  setting: '[A-Za-z0-9_.-]{1,50}',
}

export const personalKey = z
  .string()
  .max(120)
  .regex(
    new RegExp(
      `^(${Object.entries(KEYS)
        .map(([kind, rest]) => `${kind}:${rest}`)
        .join('|')})$`,
    ),
  )
  .describe('What is kept: `<kind>:<of what>`.')

export const personalItemSchema = z
  .object({
    key: personalKey,
    value: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('Shaped by the kind of the key; null once it was removed.'),
  })
  .describe('One thing that a person keeps for themselves.')
export type PersonalItem = z.infer<typeof personalItemSchema>
