import { ask } from './ask.ts'

/** next-auth's token against forged requests; it also sets the cookie that belongs to it. */
export async function fetchCsrfToken(): Promise<string> {
  const response = await ask('/api/auth/csrf', { cache: 'no-store' })
  const { csrfToken } = (await response.json()) as { csrfToken: string }
  return csrfToken
}
