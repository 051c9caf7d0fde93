import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signUp } from '../accounts/sign-up.ts'
import { codeOf } from '../fixtures/code-of.ts'
import { openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { turnPages } from '../fixtures/turn-pages.ts'
import type { Principal } from '../principal.ts'
import * as admin from './index.ts'

type Asked = Parameters<typeof admin.listAccounts>[2]

let workspace: TestWorkspace
let owner: Principal
let ann: Principal
/** Who is there now. */
let there: readonly string[] | null = null

const list = (asked: Asked, by = owner) => admin.listAccounts(workspace.core, by, asked, async () => there)
const handles = async (asked: Asked) => (await list(asked)).accounts.map(({ person }) => person.handle)

beforeAll(async () => {
  workspace = await openTestWorkspace()
  const { core } = workspace
  owner = await workspace.person('owner')
  ann = await workspace.person('ann')
  // Never signed in.
  const { person } = await signUp(core, {
    displayName: 'Second',
    handle: 'second-owner',
    password: TEST_PASSWORD,
  })
  await admin.appointPerson(core, owner, { personId: person.id, role: 'owner' })
  const eve = await workspace.person('eve')
  await admin.suspendPerson(core, owner, { personId: eve.personId })
  for (const handle of ['dan', 'dee', 'dov', 'dua', 'dyk'])
    await signUp(core, { displayName: handle, handle, password: TEST_PASSWORD, email: `${handle}@sub.example.org` })
})
afterAll(() => workspace.close())

test('people are found, sorted and turned over page by page, each once', async () => {
  const { accounts: all, total } = await list({ limit: 200 })
  expect(total).toBe(9)
  expect(all).toHaveLength(9)
  for (const sort of ['name', 'handle', 'email', 'role', 'created', 'seen'] as const) {
    for (const descending of [false, true]) {
      const seen = await turnPages(async (after) => {
        const { accounts, next } = await list({ sort, descending, limit: 4, ...after })
        return { ids: accounts.map(({ person }) => person.id), next }
      })
      expect(new Set(seen).size, sort).toBe(all.length)
      expect(seen, sort).toHaveLength(all.length)
    }
  }
  expect(await handles({ query: 'OWNER' })).toEqual(['owner', 'second-owner'])
  expect(await handles({ query: 'dov@sub.example' })).toEqual(['dov'])
  expect(await handles({ query: '%' })).toEqual([])
  expect(await handles({ status: 'suspended' })).toEqual(['eve'])
  expect(await handles({ role: 'owner', seen: 'day' })).toEqual(['owner'])
  expect(await codeOf(list({ sort: 'created', after: `${owner.personId}|nonsense` }))).toBe('BAD_REQUEST')
  expect(await codeOf(list({}, ann))).toBe('NOT_AN_ADMIN')
})

test('those who are there now are told apart, and never guessed', async () => {
  there = [ann.personId, owner.personId, randomUUID()]
  const page = await list({ seen: 'now', limit: 1 })
  expect([...page.accounts.map(({ person }) => person.handle), page.total]).toEqual(['ann', 2])
  expect(await handles({ seen: 'now', role: 'owner' })).toEqual(['owner'])
  expect(await codeOf(list({ seen: 'now' }, ann))).toBe('NOT_AN_ADMIN')
  there = []
  expect(await handles({ seen: 'now' })).toEqual([])
  there = null
  expect(await codeOf(list({ seen: 'now' }))).toBe('UNAVAILABLE')
})
