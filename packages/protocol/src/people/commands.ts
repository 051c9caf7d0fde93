import { z } from 'zod'
import { command } from '../define.ts'
import { id } from '../shapes.ts'
import { doNotDisturbSchema, personSchema, statusSchema } from './schema.ts'

export const peopleCommands = {
  'people.get': command({
    summary:
      'Look people up by id. Unknown ids are left out; to a guest, so is whoever never was in a room that they are in.',
    who: 'person',
    rate: 'read',
    input: z.strictObject({ ids: z.array(id).min(1).max(200) }),
    output: z.object({ people: z.array(personSchema) }),
    errors: [],
  }),
  'people.search': command({
    summary:
      'People whose display name or handle contains the query, the best matches first: at most 20. An empty query brings the first by name. A guest finds who is in a room with them.',
    who: 'person',
    rate: 'read',
    input: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(20).optional() }),
    output: z.object({ people: z.array(personSchema).max(20) }),
    errors: [],
  }),
  'profile.update': command({
    summary: "Change the caller's own profile. What is left out stays as it is; null takes a part away.",
    who: 'person',
    rate: 'write',
    input: z.strictObject({
      displayName: z.string().max(1000).optional(),
      title: z.string().max(1000).nullable().optional(),
      pronouns: z.string().max(1000).nullable().optional(),
      timeZone: z.string().max(100).nullable().optional(),
      status: statusSchema.strict().nullable().optional(),
      doNotDisturb: doNotDisturbSchema.strict().nullable().optional(),
      avatarId: id.nullable().optional().describe('A picture that the caller uploaded for it.'),
    }),
    output: z.object({ me: personSchema }),
    errors: ['DISPLAY_NAME_INVALID', 'PROFILE_INVALID', 'FILE_NOT_FOUND', 'TEXT_INVALID'],
  }),
}
