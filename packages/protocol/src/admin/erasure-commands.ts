import { z } from 'zod'
import { fateOfMessages } from '../accounts/schema.ts'
import { command } from '../define.ts'
import { ERRORS, type ErrorCode } from '../errors/codes.ts'
import { id } from '../shapes.ts'
import { accountSchema, holdingsSchema } from './account-schema.ts'
import { MOST_ACCOUNTS_AT_ONCE } from './limits.ts'

/** Several accounts at once, and the end of one. Whose account it is may end it themselves: see `/api/account`. */
export const erasureCommands = {
  'accounts.several': command({
    summary:
      'Do the same to several accounts, each by itself: as the command of that name does. Who may not be changed is told, and the others are.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      personIds: z.array(id).min(1).max(MOST_ACCOUNTS_AT_ONCE),
      act: z.enum(['suspend', 'unsuspend', 'deactivate', 'reactivate', 'signout']),
    }),
    output: z.object({
      changed: z.array(id).describe('For whom it was not so before.'),
      refused: z.array(z.object({ personId: id, code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]) })),
    }),
    errors: ['NOT_AN_ADMIN'],
  }),
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
