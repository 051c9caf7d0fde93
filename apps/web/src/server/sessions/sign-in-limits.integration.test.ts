import { createTestDatabase, startWeb, type TestDatabase, type WebProcess } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const password = 'a long enough phrase'
let database: TestDatabase
let web: WebProcess

beforeAll(async () => {
  database = await createTestDatabase()
  web = await startWeb({
    databaseUrl: database.url,
    realtimePort: 4999,
    environment: {
      PARLEY_URL: 'https://chat.example',
      PARLEY_TRUSTED_PROXIES: '127.0.0.1,::1',
      PARLEY_RATE_SIGN_IN_PER_MINUTE: '5',
      PARLEY_RATE_SIGN_UP_PER_MINUTE: '4',
    },
  })
})
afterAll(async () => {
  await web?.kill()
  await database?.drop()
})

/** A request as nginx would pass it on, from a person's address. */
function ask(path: string, from: string, init: RequestInit = {}): Promise<Response> {
  const forwarded = { 'x-forwarded-for': from, 'x-forwarded-proto': 'https', 'x-forwarded-host': 'chat.example' }
  return fetch(web.url + path, { ...init, headers: { ...init.headers, ...forwarded }, redirect: 'manual' })
}

async function trySignIn(login: string, from: string, secret = 'not the password'): Promise<Response> {
  const csrf = await ask('/api/auth/csrf', from)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const cookie = csrf.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const body = new URLSearchParams({ login, password: secret, csrfToken, json: 'true' })
  return ask('/api/auth/callback/credentials', from, { method: 'POST', body, headers: { cookie } })
}

const signUp = (handle: string, from: string) =>
  ask('/api/sign-up', from, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName: handle, handle, password }),
  })

async function expectLimited(response: Response) {
  expect(response.status).toBe(429)
  const { error } = (await response.json()) as { error: { code: string; retryable: boolean; retryAfterMs: number } }
  expect(error).toMatchObject({ code: 'RATE_LIMITED', retryable: true })
  expect(error.retryAfterMs).toBeGreaterThan(0)
  expect(error.retryAfterMs).toBeLessThanOrEqual(15_000)
  expect(Number(response.headers.get('retry-after'))).toBe(Math.ceil(error.retryAfterMs / 1000))
}

describe('the limits of signing in', () => {
  it('hold for an account from many addresses, whether it exists or not, and even for the right password', async () => {
    expect((await signUp('target', '198.51.100.1')).status).toBe(201)
    for (const login of ['target', 'nobody']) {
      for (let n = 1; n <= 5; n++) expect((await trySignIn(login, `203.0.113.${n}`)).status).toBe(401)
      await expectLimited(await trySignIn(login.toUpperCase(), '203.0.113.50'))
    }
    await expectLimited(await trySignIn('target', '203.0.113.51', password))
  })

  it('hold for an address over many accounts, and an IPv6 household is one address', async () => {
    for (let n = 1; n <= 5; n++) expect((await trySignIn(`guess${n}`, '192.0.2.1')).status).toBe(401)
    await expectLimited(await trySignIn('guess6', '192.0.2.1'))
    expect((await trySignIn('guess7', '192.0.2.2')).status).toBe(401)
    for (let n = 1; n <= 5; n++) expect((await trySignIn(`six${n}`, `2001:db8:1:2::${n}`)).status).toBe(401)
    await expectLimited(await trySignIn('six6', '2001:db8:1:2:ffff::1'))
    expect((await trySignIn('six7', '2001:db8:1:3::1')).status).toBe(401)
  })

  it('hold for signing up by address', async () => {
    for (let n = 1; n <= 4; n++) expect((await signUp(`new${n}`, '192.0.2.77')).status).toBe(201)
    await expectLimited(await signUp('new5', '192.0.2.77'))
  })
})

describe('over https', () => {
  it('every cookie is tied to the host and to TLS, and browsers are told to insist on TLS', async () => {
    expect((await signUp('secure', '198.51.100.9')).status).toBe(201)
    const response = await trySignIn('secure', '198.51.100.9', password)
    expect(response.status).toBe(200)
    const [session] = response.headers.getSetCookie().filter((line) => line.includes('session'))
    expect(session).toMatch(/^__Host-parley\.session=/)
    for (const cookie of response.headers.getSetCookie()) {
      expect(cookie).toMatch(/^__Host-/)
      expect(cookie).toMatch(/; Secure/i)
      expect(cookie).toMatch(/; HttpOnly/i)
      expect(cookie).not.toMatch(/; Domain/i)
    }
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
    const policy = (await ask('/sign-in', '198.51.100.9')).headers.get('content-security-policy')
    expect(policy).toContain("connect-src 'self' https://chat.example:4999 wss://chat.example:4999;")
  })
})
