import { z } from 'zod'
import { MAX_FILE_BYTES } from '../files/limits.ts'
import { id, timestamp } from '../shapes.ts'
import { ACCENTS, LEAST_FILE_BYTES, MESSAGE_CHARACTERS, MOST_MINUTES, MOST_RETENTION_DAYS } from './limits.ts'

const tone = z.enum(['info', 'warning'])
const switchedOn = z.boolean().describe('Off: it is refused with `FEATURE_OFF`, and its way in is hidden.')
const maker = z.enum(['everybody', 'moderators'])
const minutes = z.int().min(1).max(MOST_MINUTES).nullable()

export const bannerSchema = z
  .strictObject({
    text: z.string().max(2_000).describe('In Markdown, of which only links show.'),
    tone,
    until: timestamp.nullable().describe('It is shown until then; null: until it is taken away.'),
  })
  .describe('An announcement at the top of the chat.')
export type Banner = z.infer<typeof bannerSchema>

/** Every setting of the workspace, each with its bounds. */
export const settingsSchema = z
  .strictObject({
    'workspace.name': z.string().max(1_000),
    'workspace.icon': id.nullable().describe('A picture that was uploaded with the purpose `icon`.'),
    'workspace.accent': z.enum(ACCENTS),
    banner: bannerSchema.nullable(),
    'limits.messageCharacters': z.int().min(MESSAGE_CHARACTERS.least).max(MESSAGE_CHARACTERS.most),
    'limits.fileBytes': z.int().min(LEAST_FILE_BYTES).max(MAX_FILE_BYTES),
    'rooms.public': maker.describe('Who makes public rooms: everybody, or moderators and admins of the workspace.'),
    'rooms.private': maker.describe('Who makes private rooms, also of a group.'),
    'mentions.everybody': z
      .enum(['members', 'moderators'])
      .describe('Who calls everybody with `@all` and `@here`. In rooms of more than 50 only moderators ever do.'),
    'messages.editMinutes': minutes.describe('How long the author may edit a message; null: always.'),
    'messages.deleteMinutes': minutes.describe('How long the author may delete it; moderators always may.'),
    'retention.days': z
      .int()
      .min(1)
      .max(MOST_RETENTION_DAYS)
      .nullable()
      .describe('How long messages are kept in rooms that say nothing else; null: for ever.'),
    'features.polls': switchedOn,
    'features.forwarding': switchedOn,
    'features.scheduling': switchedOn,
    'features.receipts': switchedOn,
    'features.confirmations': switchedOn,
  })
  .describe('The settings of the workspace.')
export type Settings = z.infer<typeof settingsSchema>
export type SettingKey = keyof Settings

export const settingsVersion = z.int().min(0).describe('Grows with every change; comparable within one epoch.')

export const settingsStateSchema = z
  .object({
    version: settingsVersion,
    settings: settingsSchema.describe('As they hold now.'),
    locked: z
      .partialRecord(settingsSchema.keyof(), z.string())
      .describe('What an environment variable of the server decides, with its name.'),
    changedAt: timestamp.nullable(),
    changedById: id.nullable(),
  })
  .describe('The settings of the workspace with what is known of their last change.')
export type SettingsState = z.infer<typeof settingsStateSchema>

export const settingsVersionSchema = z
  .object({
    version: settingsVersion,
    at: timestamp,
    byId: id.nullable(),
    settings: settingsSchema.partial().describe('All that had been set as of this version.'),
    before: settingsSchema.partial().describe('The same of the version before it.'),
  })
  .describe('One change of the settings.')
export type SettingsVersion = z.infer<typeof settingsVersionSchema>
