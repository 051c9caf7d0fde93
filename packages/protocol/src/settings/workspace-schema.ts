import { z } from 'zod'
import { id } from '../shapes.ts'
import { ACCENTS, FEATURES } from './limits.ts'
import { bannerSchema, settingsVersion } from './schema.ts'

/** What everybody is told of the settings; whatever is as it is by itself is left out. */
export const workspaceSchema = z
  .object({
    name: z.string(),
    version: settingsVersion.optional(),
    icon: id.optional().describe('Its picture: see `/api/files/<id>/96`. Strangers may see it, too.'),
    accent: z.enum(ACCENTS).optional(),
    banner: bannerSchema.extend({ version: settingsVersion }).optional().describe('With the version it came with.'),
    off: z.array(z.enum(FEATURES)).optional().describe('What is switched off.'),
    rules: z
      .object({
        publicRooms: z.literal('moderators').optional(),
        privateRooms: z.literal('moderators').optional(),
        editMinutes: z.int().optional(),
        deleteMinutes: z.int().optional(),
        retentionDays: z.int().optional().describe('How long messages are kept in rooms that say nothing else.'),
      })
      .optional(),
  })
  .describe('The workspace as everybody may know it.')
export type Workspace = z.infer<typeof workspaceSchema>
