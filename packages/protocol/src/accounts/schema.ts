import { z } from 'zod'
import { inviteCode } from '../invites/schema.ts'
import { personSchema } from '../people/schema.ts'
import { epoch, timestamp } from '../shapes.ts'

/** `POST /api/sign-up`, JSON. Limits of meaning are checked in core; the schema bounds what is parsed. */
export const signUpInputSchema = z.strictObject({
  displayName: z.string().max(1000),
  handle: z.string().max(1000),
  email: z.string().max(1000).optional(),
  password: z.string().max(10_000),
  invite: inviteCode.optional().describe('The code of a link to the workspace.'),
})
export type SignUpInput = z.infer<typeof signUpInputSchema>
export const signUpOutputSchema = z.object({ person: personSchema })
export type SignUpOutput = z.infer<typeof signUpOutputSchema>

/** Choosing a new password by a link that an admin made. */
export const resetPasswordInputSchema = z.strictObject({
  code: z.string().min(1).max(100),
  password: z.string().max(10_000),
})
export type ResetPasswordInput = z.infer<typeof resetPasswordInputSchema>

export const fateOfMessages = z
  .enum(['keep', 'purge'])
  .describe('What becomes of what they wrote: it stays under a neutral name, or it is deleted.')

/** `POST /api/account/erase`: the end of the own account. */
export const eraseAccountInputSchema = z.strictObject({ password: z.string().max(10_000), messages: fateOfMessages })
export type EraseAccountInput = z.infer<typeof eraseAccountInputSchema>

/** `POST /api/ticket`, with the session cookie and no body. */
export const ticketOutputSchema = z.object({
  ticket: z.string(),
  expiresAt: timestamp,
  protocol: z.int(),
  realtimeUrl: z.string().nullable().describe('Where the realtime server is; null: same host, on `realtimePort`.'),
  realtimePort: z.int().nullable(),
  epoch,
})
export type TicketOutput = z.infer<typeof ticketOutputSchema>
