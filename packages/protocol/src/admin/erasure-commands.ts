import { z } from 'zod'
import { fateOfMessages } from '../accounts/schema.ts'
import { command } from '../define.ts'
import { id } from '../shapes.ts'
import { accountSchema, holdingsSchema } from './account-schema.ts'

/** The end of an account, for those who run the workspace. Whose account it is may end it themselves: see `/api/account`. */
export const erasureCommands = {
  'accounts.measure': command({
    summary: 'How much there is of somebody: what an erasure would take away.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({ personId: id }),
    output: z.object({ holdings: holdingsSchema }),
    errors: ['NOT_AN_ADMIN', 'PERSON_NOT_FOUND'],
  }),
  'accounts.erase': command({
    summary:
      'Erase somebody for ever: name, handle, address, profile, picture, password, devices and what they kept for themselves. They leave all rooms but direct messages. What they wrote stays under a neutral name, or is deleted in the course of the next minutes.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      personId: id,
      handle: z.string().max(100).describe('Theirs, once more: nobody is erased by mistake.'),
      messages: fateOfMessages,
    }),
    output: z.object({ account: accountSchema }),
    errors: [
      'NOT_AN_ADMIN',
      'PERSON_NOT_FOUND',
      'RANK_TOO_LOW',
      'NOT_YOURSELF',
      'LAST_WORKSPACE_OWNER',
      'NAME_NOT_REPEATED',
    ],
  }),
}
