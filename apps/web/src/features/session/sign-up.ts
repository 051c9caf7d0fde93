import type { SignUpInput } from '@parley/protocol'
import { ask } from './ask.ts'
import { readRefusal } from './sign-in.ts'

/**
 * Makes an account, without signing in.
 * @throws Refusal of the server; others where it cannot be reached
 */
export async function signUp(input: SignUpInput): Promise<void> {
  const response = await ask('/api/sign-up', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (!response.ok) throw await readRefusal(response)
}
