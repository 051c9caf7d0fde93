import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'

/** The system's Chromium where there is one, as the tests use it. */
const executablePath =
  process.env.PARLEY_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
  })
}

/** A window of this size in which somebody is signed in. */
export async function signedIn(
  browser: Browser,
  baseUrl: string,
  account: { readonly handle: string; readonly password: string },
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: baseUrl })
  // What runs this file marks functions with their names; those that run in the page find no such mark there.
  await context.addInitScript('globalThis.__name = (named) => named')
  const csrf = await context.request.get('/api/auth/csrf')
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const form = { csrfToken, login: account.handle, password: account.password, json: 'true' }
  const answer = await context.request.post('/api/auth/callback/credentials', { form })
  if (!answer.ok()) throw new Error(`signing in was answered with ${answer.status()}`)
  return context
}

/** Opens a page of the app and waits until it is online. */
export async function arrive(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('[data-testid="app"][data-conn="online"]').waitFor({ timeout: 60_000 })
  await page.getByTestId('message').first().waitFor({ timeout: 60_000 })
}
