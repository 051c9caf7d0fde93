import { createHash, randomUUID } from 'node:crypto'
import {
  createProgram,
  createTestDatabase,
  makeSecrets,
  openRows,
  type Program,
  type Rows,
  startWeb,
  type TestDatabase,
  type WebProcess,
} from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'

const password = 'a long enough phrase'
const code = 'the-code-of-an-export'
let database: TestDatabase
let rows: Rows
let web: WebProcess

beforeAll(async () => {
  database = await createTestDatabase()
  rows = await openRows(database.url)
  const environment = { PARLEY_RATE_SIGN_IN_PER_MINUTE: '1000', PARLEY_RATE_SIGN_UP_PER_MINUTE: '1000' }
  web = await startWeb({ databaseUrl: database.url, realtimePort: 4999, secrets: makeSecrets(), environment })
})
afterAll(async () => {
  await web?.kill()
  await rows?.close()
  await database?.drop()
})

let count = 0

/** Somebody who signed in with one role and has another now. */
async function someone(role: string, before = role): Promise<{ id: string; program: Program }> {
  const program = createProgram(web.url)
  const handle = `person${++count}`
  const { body } = await program.signUp({ displayName: 'Ines', handle, password })
  const { id } = (body as { person: { id: string } }).person
  const set = (now: string) => rows.query('UPDATE person SET role = $2::workspace_role WHERE id = $1', [id, now])
  await set(before)
  expect((await program.signIn({ login: handle, password })).status).toBe(200)
  await set(role)
  return { id, program }
}

async function ask(path: string, program?: Program) {
  const headers = program && { cookie: program.cookies.header() }
  const response = await fetch(web.url + path, { ...(headers && { headers }), redirect: 'manual' })
  const text = await response.text()
  const place = response.headers.get('location')
  return {
    status: response.status,
    code: /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? null,
    place: place === null ? null : new URL(place, web.url).pathname,
    text,
  }
}

/** Sends a file to be imported. It holds nothing that is any export, so nothing comes of it. */
async function sendImport(program?: Program, origin = web.url, query = '') {
  const headers = { ...(program && { cookie: program.cookies.header() }), origin }
  const response = await fetch(`${web.url}/api/imports?name=x.zip${query}`, {
    method: 'POST',
    headers,
    body: 'nothing',
  })
  const { error } = (await response.json()) as { error?: { code: string } }
  return { status: response.status, code: error?.code ?? null, kept: response.headers.get('cache-control') }
}

const PAGES = ['', '/live', '/rooms', '/people', '/filter', '/registration', '/emoji', '/data', '/settings', '/audit']

test('pages and downloads of the dashboard open to nobody but those who run the workspace now', async () => {
  const owner = await someone('owner')
  const subject = await someone('member')
  const jobId = randomUUID()
  await rows.query(
    `INSERT INTO job (id, kind, state, by_id, input, expires_at, code_hash, code_expires_at)
     VALUES ($1, 'export', 'done', $2, '{}', now() + interval '1 day', $3, now() + interval '1 hour')`,
    [jobId, owner.id, createHash('sha256').update(code).digest()],
  )
  const moderator = await someone('moderator')
  const suspended = await someone('admin')
  const signedOut = await someone('admin')
  await rows.query('UPDATE person SET suspended_at = now() WHERE id = $1', [suspended.id])
  await rows.query('UPDATE device_session SET revoked_at = now() WHERE person_id = $1', [signedOut.id])
  const people = [
    await someone('guest'),
    await someone('member'),
    moderator,
    await someone('member', 'admin'),
    await someone('member', 'owner'),
  ]
  const data = `/api/people/${subject.id}/data`
  const log = '/api/audit?action=accounts.suspend'
  for (const { program } of people) {
    for (const path of [data, log])
      expect(await ask(path, program), path).toMatchObject({ status: 403, code: 'NOT_AN_ADMIN' })
    expect(await ask(`/api/exports/${code}`, program)).toMatchObject({ code: 'EXPORT_GONE' })
    expect(await sendImport(program)).toMatchObject({ status: 403, code: 'NOT_AN_ADMIN' })
  }
  for (const program of [undefined, suspended.program, signedOut.program]) {
    for (const path of [data, log, `/api/exports/${code}`])
      expect(await ask(path, program), path).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await sendImport(program)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await ask('/admin/settings', program)).toMatchObject({ place: '/sign-in' })
  }
  // One layout guards all pages: each person tries another two of them.
  for (const [at, { id, program }] of people.entries()) {
    const isModerator = id === moderator.id
    for (const page of PAGES.slice(2 * at, 2 * at + 2)) {
      const opened = await ask(`/admin${page}`, program)
      if (isModerator) expect(opened, page).toMatchObject({ place: '/admin/moderation' })
      else expect(opened, page).toMatchObject({ status: 404 })
      expect(opened.text, page).not.toContain('admin-to-people')
    }
    expect((await ask('/admin/moderation', program)).status).toBe(isModerator ? 200 : 404)
  }
  // An admin has no data of who stands above them; nobody used the link up meanwhile.
  const admin = await someone('admin')
  expect(await ask(`/api/people/${owner.id}/data`, admin.program)).toMatchObject({ status: 403, code: 'RANK_TOO_LOW' })
  expect((await ask(data, admin.program)).status).toBe(200)
  // Of no import that was refused anything is left.
  expect(await rows.query('SELECT code_hash IS NOT NULL AS good FROM job')).toEqual([{ good: true }])
  expect(await sendImport(admin.program, 'https://elsewhere.example')).toMatchObject({ status: 403 })
  expect(await sendImport(admin.program, web.url, '&direct=1')).toMatchObject({ status: 403, code: 'RANK_TOO_LOW' })
  expect(await sendImport(admin.program)).toEqual({ status: 201, code: null, kept: 'no-store' })
  for (const page of PAGES) expect((await ask(`/admin${page}`, admin.program)).status, page).toBe(200)
})

test('the audit log is saved as it is filtered, all of it, and that is written down', async () => {
  const admin = await someone('admin')
  await rows.query(
    `INSERT INTO audit_entry (actor_id, action, target_kind, target_name, after, at)
     SELECT $1, (ARRAY['rooms.archive', 'accounts.suspend'])[1 + n % 2], 'room', '=room "' || n || '"', '{"archived":true}',
       '2020-01-01'::timestamptz + make_interval(mins => n) FROM generate_series(1, 4400) AS n`,
    [admin.id],
  )
  const saved = await ask(`/api/audit?action=rooms.archive&actorId=${admin.id}`, admin.program)
  const lines = saved.text.trim().split('\r\n')
  expect(lines).toHaveLength(1 + 2_200)
  expect(lines[0]).toBe('Entry,When,Who,What,Kind,On,Concerns,Before,After,Network address')
  expect(lines[1]).toMatch(
    /^\d+,2020-01-04T01:20:00.000Z,person\d+,rooms\.archive,room,"'=room ""4400""",,,"\{""archived"":true\}",$/,
  )
  expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(lines.length)
  const hour = '/api/audit?since=2020-01-02T00:00:00.000Z&until=2020-01-02T01:00:00.000Z'
  expect((await ask(hour, admin.program)).text.trim().split('\r\n')).toHaveLength(1 + 60)
  expect(await ask('/api/audit?since=yesterday', admin.program)).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
  expect(await rows.query(`SELECT actor_id FROM audit_entry WHERE action = 'audit.export'`)).toEqual([
    { actor_id: admin.id },
    { actor_id: admin.id },
  ])
})
