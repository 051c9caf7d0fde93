import { ask } from './ask.ts'
import { fetchCsrfToken } from './csrf.ts'

/** Ends this device's session on the server and drops its cookie. Rejects where that did not happen. */
export async function endSession(): Promise<void> {
  const body = new URLSearchParams({ csrfToken: await fetchCsrfToken(), json: 'true' })
  const response = await ask('/api/auth/signout', { method: 'POST', body })
  if (!response.ok) throw new Error(`The server answered ${response.status}.`)
}
