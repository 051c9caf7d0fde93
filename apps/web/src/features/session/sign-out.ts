import { fetchCsrfToken } from './csrf.ts'

/**
 * Ends this device's session on the server and drops its cookie, then goes to the sign-in page with a fresh document,
 * so that nothing of the person stays in memory. Call `client.forget()` before, so that nothing stays on disk.
 */
export async function signOut(): Promise<void> {
  const body = new URLSearchParams({ csrfToken: await fetchCsrfToken(), json: 'true' })
  await fetch('/api/auth/signout', { method: 'POST', body })
  location.assign('/sign-in')
}
