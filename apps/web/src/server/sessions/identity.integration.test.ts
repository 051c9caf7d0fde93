import { randomUUID } from 'node:crypto'
import {
  type Answer,
  createProgram,
  createTestDatabase,
  makeSecrets,
  openRows,
  type Rows,
  startWeb,
  type TestDatabase,
  type WebProcess,
} from '@parley/testkit'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const password = 'a long enough phrase'
const secrets = makeSecrets()
let database: TestDatabase
let rows: Rows
let web: WebProcess

beforeAll(async () => {
  database = await createTestDatabase()
  rows = await openRows(database.url)
  web = await startWeb({
    databaseUrl: database.url,
    realtimePort: 4999,
    secrets,
    environment: { PARLEY_RATE_SIGN_IN_PER_MINUTE: '1000', PARLEY_RATE_SIGN_UP_PER_MINUTE: '1000' },
  })
})
afterAll(async () => {
  await web?.kill()
  await rows?.close()
  await database?.drop()
})

const errorOf = (answer: Answer) => (answer.body as { error?: Record<string, unknown> } | null)?.error
let count = 0

async function signedIn(url = web.url) {
  const program = createProgram(url)
  const handle = `person${++count}`
  const made = await program.signUp({ displayName: 'Ines', handle, email: `${handle}@example.org`, password })
  expect(made.status).toBe(201)
  expect((await program.signIn({ login: handle, password })).status).toBe(200)
  return { program, handle, cookie: program.cookies.header() }
}
/** What the cookie of a person's only session names. */
async function sessionOf(handle: string): Promise<{ sub: string; sid: string }> {
  const [session] = await rows.query<{ sub: string; sid: string }>(
    'SELECT p.id AS sub, s.id AS sid FROM device_session s JOIN person p ON p.id = s.person_id WHERE handle = $1',
    [handle],
  )
  if (!session) throw new Error(`${handle} has no session`)
  return session
}
const ticketWith = (cookie: string, headers: Record<string, string> = {}) =>
  fetch(`${web.url}/api/ticket`, { method: 'POST', headers: { cookie, ...headers } })

describe('signing up', () => {
  it('makes the first account the owner and the next ones members', async () => {
    const first = await createProgram(web.url).signUp({ displayName: 'Ada', handle: 'Ada', password })
    expect(first).toMatchObject({ status: 201, body: { person: { handle: 'ada', role: 'owner' } } })
    const second = await createProgram(web.url).signUp({ displayName: 'Bo', handle: 'bo', password })
    expect(second).toMatchObject({ status: 201, body: { person: { handle: 'bo', role: 'member' } } })
  })

  it('answers a taken name and a taken address alike', async () => {
    const { handle } = await signedIn()
    const program = createProgram(web.url)
    const name = await program.signUp({ displayName: 'X', handle, password })
    const address = await program.signUp({
      displayName: 'X',
      handle: 'somebodynew',
      email: `${handle}@example.org`,
      password,
    })
    expect(name.status).toBe(409)
    expect(name.body).toEqual(address.body)
    expect(errorOf(name)).toMatchObject({ code: 'ACCOUNT_UNAVAILABLE', retryable: false })
  })

  it('refuses bad input by name and writes nothing', async () => {
    const before = await rows.count()
    const bad: [unknown, string][] = [
      [{ displayName: 'X', handle: 'x y', password }, 'HANDLE_INVALID'],
      [{ displayName: 'X', handle: 'xx', password: 'short' }, 'PASSWORD_WEAK'],
      [{ displayName: 'X', handle: 'xx', email: 'nope', password }, 'EMAIL_INVALID'],
      [{ displayName: '', handle: 'xx', password }, 'DISPLAY_NAME_INVALID'],
      [{ displayName: 'X', handle: 'xx', password, role: 'owner' }, 'BAD_REQUEST'],
      [{ handle: 'xx', password }, 'BAD_REQUEST'],
      [null, 'BAD_REQUEST'],
      [[], 'BAD_REQUEST'],
    ]
    for (const [input, code] of bad) {
      const answer = await createProgram(web.url).signUp(input as never)
      expect(answer.status, code).toBe(400)
      expect(errorOf(answer)?.code).toBe(code)
    }
    expect(await rows.count()).toEqual(before)
  })

  it('reads JSON only, and not much of it', async () => {
    const post = (body: string, type: string) =>
      fetch(`${web.url}/api/sign-up`, { method: 'POST', body, headers: { 'content-type': type } })
    for (const response of [
      await post('displayName=X&handle=xx', 'application/x-www-form-urlencoded'),
      await post('{"displayName":', 'application/json'),
      await post(JSON.stringify({ displayName: 'x'.repeat(100_000), handle: 'xx', password }), 'application/json'),
    ]) {
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: { code: 'BAD_REQUEST' } })
    }
  })
})

describe('signing in', () => {
  it('answers alike for an unknown account and a wrong password', async () => {
    const { handle } = await signedIn()
    const program = createProgram(web.url)
    const wrong = await program.signIn({ login: handle, password: 'not the password' })
    const unknown = await program.signIn({ login: 'nobody-here', password: 'not the password' })
    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect(errorOf(wrong)).toEqual(errorOf(unknown))
    expect(errorOf(wrong)).toMatchObject({ code: 'SIGN_IN_FAILED', retryable: false })
    expect(program.cookies.header()).not.toContain('parley.session')
  })

  it('begins a new session each time, by handle or by address, with a cookie that scripts cannot read', async () => {
    const { program, handle } = await signedIn()
    const first = program.cookies.header()
    const again = await program.signIn({ login: `${handle}@example.org`, password })
    expect(again.status).toBe(200)
    expect(program.cookies.header()).not.toBe(first)
    const sessions = await rows.query(
      'SELECT s.id FROM device_session s JOIN person p ON p.id = s.person_id WHERE handle = $1',
      [handle],
    )
    expect(sessions).toHaveLength(2)
    const cookie = again.headers.getSetCookie().find((line) => line.startsWith('parley.session='))
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=lax/i)
    expect(cookie).toMatch(/; Path=\//i)
  })

  it('wants its own CSRF token', async () => {
    const { handle } = await signedIn()
    const body = new URLSearchParams({ login: handle, password, csrfToken: 'guessed', json: 'true' })
    const response = await fetch(`${web.url}/api/auth/callback/credentials`, { method: 'POST', body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'BAD_REQUEST', field: 'csrfToken' } })
    expect(response.headers.getSetCookie().join()).not.toContain('parley.session=')
  })

  it('sends a browser without our code back to the page, which says why', async () => {
    const program = createProgram(web.url)
    await program.signIn({ login: 'nobody-here', password: 'x' })
    const headers = { cookie: program.cookies.header() }
    const csrf = await (await fetch(`${web.url}/api/auth/csrf`, { headers })).json()
    const body = new URLSearchParams({ login: 'nobody-here', password: 'x', ...(csrf as { csrfToken: string }) })
    const options = { method: 'POST', body, headers, redirect: 'manual' } as const
    const location = (await fetch(`${web.url}/api/auth/callback/credentials`, options)).headers.get('location')
    const page = await fetch(location ?? '')
    expect(page.url).toBe(`${web.url}/sign-in?error=SIGN_IN_FAILED`)
    expect(await page.text()).toContain('The name or the password is not right. Check both.')
  })

  it('never leads to another site', async () => {
    const { program, handle, cookie } = await signedIn()
    for (const target of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const page = await fetch(`${web.url}/sign-in?callbackUrl=${encodeURIComponent(target)}`, {
        headers: { cookie },
        redirect: 'manual',
      })
      expect(new URL(page.headers.get('location') ?? '', web.url).origin).toBe(web.url)
      const csrf = (await (
        await fetch(`${web.url}/api/auth/csrf`, { headers: { cookie: program.cookies.header() } })
      ).json()) as { csrfToken: string }
      const body = new URLSearchParams({
        login: handle,
        password,
        csrfToken: csrf.csrfToken,
        callbackUrl: target,
        json: 'true',
      })
      const response = await fetch(`${web.url}/api/auth/callback/credentials`, {
        method: 'POST',
        body,
        headers: { cookie: program.cookies.header() },
      })
      expect(JSON.stringify(await response.json())).not.toContain('evil')
    }
  })
})

describe('a session', () => {
  it('I9 gives no ticket and no page once it is revoked', async () => {
    const { handle, cookie } = await signedIn()
    expect((await ticketWith(cookie)).status).toBe(200)
    await rows.query(
      'UPDATE device_session s SET revoked_at = now() FROM person p WHERE p.id = s.person_id AND handle = $1',
      [handle],
    )
    const refused = await ticketWith(cookie)
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
    const page = await fetch(`${web.url}/settings`, { headers: { cookie }, redirect: 'manual' })
    expect(page.status).toBe(307)
    expect(page.headers.get('location')).toBe('/sign-in?callbackUrl=%2Fsettings')
  })

  it('I9 ends on the server when its person signs out', async () => {
    const { program, cookie } = await signedIn()
    expect((await program.signOut()).status).toBe(200)
    expect(program.cookies.header()).not.toContain('parley.session')
    expect((await ticketWith(cookie)).status).toBe(401)
  })

  it('cannot be forged: not by a foreign secret, not for another person, not by junk', async () => {
    const { handle } = await signedIn()
    const { handle: other } = await signedIn()
    const [mine, theirs] = [await sessionOf(handle), await sessionOf(other)]
    const forged = [
      await encode({ token: mine, secret: 'another secret that is long enough to be one' }),
      await encode({ token: { sub: mine.sub, sid: theirs.sid }, secret: secrets.sessionSecret }),
      await encode({ token: { sub: mine.sub, sid: randomUUID() }, secret: secrets.sessionSecret }),
      await encode({ token: mine, secret: secrets.sessionSecret, maxAge: -60 }),
      await encode({ token: { sub: mine.sub, sid: "' OR 1=1" }, secret: secrets.sessionSecret }),
      'junk',
      'eyJhbGciOiJub25lIn0..',
    ]
    for (const value of forged)
      expect((await ticketWith(`parley.session=${value}`)).status, value.slice(0, 20)).toBe(401)
    const right = await encode({ token: mine, secret: secrets.sessionSecret })
    expect((await ticketWith(`parley.session=${right}`)).status).toBe(200)
  })

  it('gives tickets to its own site only', async () => {
    const { cookie } = await signedIn()
    expect((await ticketWith(cookie, { origin: web.url })).status).toBe(200)
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const response = await ticketWith(cookie, headers as Record<string, string>)
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ error: { code: 'ORIGIN_REFUSED' } })
    }
  })

  it('keeps its cookie alive while it is used', async () => {
    const { handle } = await signedIn()
    const session = await sessionOf(handle)
    vi.useFakeTimers({ now: Date.now() - 2 * 24 * 60 * 60 * 1000, toFake: ['Date'] })
    const old = await encode({ token: session, secret: secrets.sessionSecret }).finally(() => vi.useRealTimers())
    const response = await ticketWith(`parley.session=${old}`)
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie().join()).toMatch(/^parley\.session=.*Max-Age=2592000/)
  })
})

describe('secrets', () => {
  it('are in no log line', () => {
    const log = JSON.stringify(web.log)
    for (const secret of [
      password,
      secrets.sessionSecret,
      secrets.ticketKey,
      '@example.org',
      new URL(database.url).password || 'no-password',
    ])
      expect(log).not.toContain(secret)
  })
})
