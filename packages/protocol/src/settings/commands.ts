import { z } from 'zod'
import { command } from '../define.ts'
import { personSchema } from '../people/schema.ts'
import { settingsSchema, settingsStateSchema, settingsVersion, settingsVersionSchema } from './schema.ts'

const state = settingsStateSchema
const people = z.array(personSchema).describe('Who is named.')

export const settingsCommands = {
  'settings.read': command({
    summary: 'The settings of the workspace.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ state, people }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'settings.update': command({
    summary:
      'Change settings; they hold on every process within a second. Whoever saw an older version is refused, and reads again.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      version: settingsVersion.describe('Of `settings.read`.'),
      changes: settingsSchema.partial().describe('What is left out stays as it is.'),
    }),
    output: z.object({ state, people }),
    errors: ['NOT_AN_ADMIN', 'SETTINGS_CHANGED', 'SETTING_LOCKED', 'SETTING_INVALID', 'TIME_PAST', 'FILE_NOT_FOUND'],
  }),
  'settings.history': command({
    summary:
      'Every change of the settings, the newest first. Going back to an older version is a change like any other.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({ beforeVersion: settingsVersion.optional().describe('Only versions before this one.') }),
    output: z.object({ versions: z.array(settingsVersionSchema), people, more: z.boolean() }),
    errors: ['NOT_AN_ADMIN'],
  }),
}
