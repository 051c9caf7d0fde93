import type { ResetPasswordInput } from '@parley/protocol'
import { ask } from './ask.ts'
import { readRefusal } from './sign-in.ts'

/**
 * Chooses a new password by a link that an admin made. It signs nobody in.
 * @throws Refusal of the server; others where it cannot be reached
 */
export async function resetPassword(input: ResetPasswordInput): Promise<void> {
  const response = await ask('/api/reset-password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (!response.ok) throw await readRefusal(response)
}
