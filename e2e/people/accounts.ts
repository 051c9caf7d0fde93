import { type BrowserContext, expect } from '@playwright/test'
import { unique } from './names.ts'
import type { Account } from './person.ts'

/** An account that does not exist yet. The handle is unique; the display name reads like a person. */
export function newAccount(displayName: string): Account {
  const latin = displayName.toLowerCase().replace(/[^a-z0-9]/g, '') || 'person'
  return { displayName, handle: unique(latin), password: `correct horse ${unique('battery')}` }
}

/**
 * Makes the account and signs this browser in, as a program would over HTTP. Tests about signing in use the pages instead.
 */
export async function signUpAndIn(context: BrowserContext, baseUrl: string, account: Account): Promise<void> {
  const made = await context.request.post(`${baseUrl}/api/sign-up`, {
    data: { displayName: account.displayName, handle: account.handle, password: account.password },
  })
  expect(made.status(), await made.text()).toBe(201)
  await signIn(context, baseUrl, account)
}

/** Signs this browser in without the page. */
export async function signIn(context: BrowserContext, baseUrl: string, account: Account): Promise<void> {
  const csrf = await context.request.get(`${baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const signedIn = await context.request.post(`${baseUrl}/api/auth/callback/credentials`, {
    form: { csrfToken, login: account.handle, password: account.password, json: 'true' },
  })
  expect(signedIn.ok(), await signedIn.text()).toBe(true)
}
