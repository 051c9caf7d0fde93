import { readdirSync } from 'node:fs'
import path from 'node:path'
import {
  createProgram,
  createTestDatabase,
  type Program,
  startWeb,
  type TestDatabase,
  type WebProcess,
} from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Every address that the app answers, from the tree of src/app, with something in place of what varies. */
const app = path.join(import.meta.dirname, '../app')
const routes = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file))
  .map((file) => ({ file, kind: file.endsWith('page.tsx') ? ('page' as const) : ('route' as const) }))
  .map(({ file, kind }) => ({ kind, path: addressOf(path.dirname(file)) }))

function addressOf(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '.' && !/^\(.*\)$/.test(part))
  const filled = parts.map((part) =>
    part === '[...nextauth]' ? 'session' : part.startsWith('[') ? '01a1fbe8-8d79-710b-a3aa-ce07f179d467' : part,
  )
  return `/${filled.join('/')}`
}

const elsewhere = [
  '/manifest.webmanifest',
  '/favicon.svg',
  '/favicon.ico',
  '/mark.svg',
  '/no/such/page',
  '/api/no-such',
  '/_next/static/no-such.js',
]

let database: TestDatabase
let web: WebProcess
let ines: Program

beforeAll(async () => {
  database = await createTestDatabase()
  web = await startWeb({ databaseUrl: database.url, realtimePort: 4999 })
  ines = createProgram(web.url)
  const account = { displayName: 'Ines', handle: 'ines', password: 'a long enough phrase' }
  expect((await ines.signUp(account)).status).toBe(201)
  expect((await ines.signIn({ login: account.handle, password: account.password })).status).toBe(200)
})
afterAll(async () => {
  await web?.kill()
  await database?.drop()
})

const visit = (address: string, who?: Program, headers: Record<string, string> = {}) =>
  fetch(web.url + address, {
    redirect: 'manual',
    headers: { ...(who && { cookie: who.cookies.header() }), ...headers },
  })

function expectSafeHeaders(response: Response, address: string) {
  const header = (name: string) => [address, name, response.headers.get(name)]
  expect(header('x-content-type-options')).toEqual([address, 'x-content-type-options', 'nosniff'])
  expect(header('referrer-policy')).toEqual([address, 'referrer-policy', 'strict-origin-when-cross-origin'])
  expect(header('cross-origin-opener-policy')).toEqual([address, 'cross-origin-opener-policy', 'same-origin'])
  expect(header('cross-origin-resource-policy')).toEqual([address, 'cross-origin-resource-policy', 'same-origin'])
  expect(header('permissions-policy')[2], address).toContain('geolocation=()')
  expect(header('x-powered-by')).toEqual([address, 'x-powered-by', null])
  expect(header('x-request-id')[2], address).toMatch(/^[\w.-]{8,64}$/)
}

function nonceOf(response: Response): string {
  return /script-src [^;]*'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? ''
}

describe('every route', () => {
  it('is known: the tree of src/app has pages and routes', () => {
    expect(routes.map((route) => route.path)).toEqual(
      expect.arrayContaining(['/sign-in', '/sign-up', '/settings', '/api/sign-up', '/api/ticket', '/api/health']),
    )
  })

  for (const { path: address, kind } of [...routes, ...elsewhere.map((path) => ({ path, kind: 'other' as const }))]) {
    it(`${address} carries the safe headers, for strangers and for people who are signed in`, async () => {
      for (const who of [undefined, ines]) {
        const response = await visit(address, who)
        await response.body?.cancel()
        expect(response.status, address).toBeLessThan(500)
        expectSafeHeaders(response, address)
        // Uploads say themselves how they are kept: see files.integration.test.ts and admin-routes.integration.test.ts.
        if (kind === 'other' || /^\/api\/(files|imports)/.test(address)) continue
        expect(response.headers.get('cache-control'), address).toContain('no-store')
        const policy = response.headers.get('content-security-policy') ?? ''
        for (const part of [
          "default-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "form-action 'self'",
        ])
          expect(policy, address).toContain(part)
        expect(policy, address).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/)
        expect(policy.replace("style-src-attr 'unsafe-inline'", ''), address).not.toMatch(/unsafe-(?:inline|eval)/)
      }
    })
  }

  for (const { path: address } of routes.filter((route) => route.kind === 'page')) {
    it(`${address} puts this request's nonce, and no other, on each of its scripts`, async () => {
      const response = await visit(address, ines)
      const html = await response.text()
      const nonce = nonceOf(response)
      const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
      if (response.status === 200) expect(scripts.length).toBeGreaterThan(3)
      for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
      expect(html).not.toMatch(/<[^>]+\son\w+=/)
      expect(nonceOf(await visit(address, ines))).not.toBe(nonce)
    })
  }
})

describe('the policy', () => {
  it('lets the page connect to the realtime server of the host that was asked', async () => {
    const { port } = web
    const policy = (await visit('/sign-in')).headers.get('content-security-policy')
    expect(policy).toContain("connect-src 'self' http://localhost:4999 ws://localhost:4999;")
    const byAddress = await fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: 'manual' })
    expect(byAddress.headers.get('content-security-policy')).toContain('http://127.0.0.1:4999 ws://127.0.0.1:4999;')
  })

  it('takes no host from a forwarding header that nobody vouches for', async () => {
    const response = await visit('/sign-in', undefined, {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    })
    expect(response.headers.get('content-security-policy')).not.toContain('evil.example')
  })

  it('does not take the nonce from the request', async () => {
    const response = await visit('/sign-up', undefined, {
      'content-security-policy': "script-src 'nonce-evil'",
      'x-nonce': 'evil',
    })
    expect(await response.text()).not.toContain('nonce="evil"')
  })
})

describe('the server', () => {
  it('keeps a request id that is harmless, replaces one that is not, and logs neither query nor cookie', async () => {
    const id = 'test-request-0001'
    const response = await visit('/sign-in?callbackUrl=/canary-query', ines, { 'x-request-id': id })
    expect(response.headers.get('x-request-id')).toBe(id)
    const line = await web.waitForLog((entry) => entry.requestId === id)
    expect(line).toMatchObject({ msg: 'request', method: 'GET', path: '/sign-in' })
    expect((await visit('/', undefined, { 'x-request-id': 'a b' })).headers.get('x-request-id')).not.toBe('a b')
    const log = JSON.stringify(web.log)
    expect(log).not.toContain('canary-query')
    expect(log).not.toContain(ines.cookies.header().split('parley.session=')[1]?.slice(0, 40))
  })

  it('logs the address of the connection, not the one that a stranger claims', async () => {
    await visit('/sign-in', undefined, { 'x-forwarded-for': '6.6.6.6', 'x-request-id': 'test-request-0002' })
    const line = await web.waitForLog((entry) => entry.requestId === 'test-request-0002')
    expect(line.address).toMatch(/^(?:127\.0\.0\.1|::1)$/)
  })

  it('refuses an upgrade: WebSockets belong to the realtime server', async () => {
    const response = await new Promise<number | undefined>((resolve, reject) => {
      import('node:http').then(({ get }) =>
        get(`${web.url}/socket.io/`, { headers: { connection: 'upgrade', upgrade: 'websocket' } }, (answer) =>
          resolve(answer.statusCode),
        ).on('error', reject),
      )
    })
    expect(response).toBe(426)
  })
})
