import {
  createProgram,
  createTestDatabase,
  linkTo,
  type SeverableLink,
  startWeb,
  type TestDatabase,
  type WebProcess,
} from '@parley/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'

const password = 'a long enough phrase'
let database: TestDatabase
let link: SeverableLink & { readonly url: string }
let web: WebProcess

beforeAll(async () => {
  database = await createTestDatabase()
  link = await linkTo(database.url)
  web = await startWeb({ databaseUrl: link.url, realtimePort: 4999 })
})
afterAll(async () => {
  await web?.kill()
  await link?.close()
  await database?.drop()
})

it('I9 signing out is refused, and keeps the cookie, where the session could not be ended', async () => {
  const program = createProgram(web.url)
  expect((await program.signUp({ displayName: 'Ines', handle: 'ines', password })).status).toBe(201)
  expect((await program.signIn({ login: 'ines', password })).status).toBe(200)
  await link.cut()
  expect(await program.signOut()).toMatchObject({ status: 503, body: { error: { code: 'UNAVAILABLE' } } })
  expect(program.cookies.header()).toContain('parley.session=')
  await link.mend()
  await expect.poll(async () => (await program.signOut()).status, { timeout: 30_000 }).toBe(200)
  expect(program.cookies.header()).not.toContain('parley.session')
})
