import { z } from 'zod'
import { command } from '../define.ts'
import { accountCommands } from './account-commands.ts'
import { auditFilterSchema, auditPageSchema } from './audit-schema.ts'
import { erasureCommands } from './erasure-commands.ts'
import { liveCommands } from './live-commands.ts'
import { overviewSchema } from './overview-schema.ts'
import { registrationCommands } from './registration-commands.ts'
import { managedRoomCommands } from './room-commands.ts'
import { after, limit } from './shapes.ts'

/** What the dashboard asks. A noun in the plural is the workspace's own, for those who run it. */
export const adminCommands = {
  'overview.read': command({
    summary: 'The workspace at a glance.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ overview: overviewSchema }),
    errors: ['NOT_AN_ADMIN'],
  }),
  ...accountCommands,
  ...erasureCommands,
  ...registrationCommands,
  ...managedRoomCommands,
  ...liveCommands,
  'audit.list': command({
    summary: 'What those did who run the workspace, the newest first.',
    who: 'admin',
    rate: 'read',
    input: auditFilterSchema.extend({ after, limit }),
    output: auditPageSchema,
    errors: ['NOT_AN_ADMIN'],
  }),
}
