import { Refusal } from '@parley/protocol'
import { ask } from './ask.ts'
import { fetchCsrfToken } from './csrf.ts'

/**
 * Signs in; the browser then holds the session cookie.
 * @throws Refusal SIGN_IN_FAILED, RATE_LIMITED and others of the server; others where it cannot be reached
 */
export async function signIn(login: string, password: string): Promise<void> {
  const body = new URLSearchParams({ login, password, csrfToken: await fetchCsrfToken(), json: 'true' })
  const response = await ask('/api/auth/callback/credentials', { method: 'POST', body })
  if (!response.ok) throw await readRefusal(response)
}

/** The refusal in an answer's body; `INTERNAL` where a proxy answered something else. */
export async function readRefusal(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null)
  return Refusal.fromWire(body !== null && typeof body === 'object' && 'error' in body ? body.error : null)
}
