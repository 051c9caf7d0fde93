import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateProfile } from '../accounts/update-profile.ts'
import { deactivatePerson } from '../admin/change-account.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import { searchPeople } from './search-people.ts'

let workspace: TestWorkspace
let ann: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  ann = await workspace.person('ann')
  const named = [
    ['lin', '林小明'],
    ['zed', 'Jo_Ann Lindgren'],
    ['berlin', 'Max'],
    ['joe', '100% Joe'],
  ] as const
  for (const [handle, displayName] of named) {
    await updateProfile(workspace.core, await workspace.person(handle), { displayName })
  }
})
afterAll(() => workspace.close())

async function found(query: string, limit?: number): Promise<string[]> {
  const input = limit === undefined ? { query } : { query, limit }
  return (await searchPeople(workspace.core, ann, input)).people.map(({ handle }) => handle)
}

test('people are found by any part of their name or handle, the best match first', async () => {
  expect(await found('LIN')).toEqual(['lin', 'zed', 'berlin'])
  expect(await found('@lin')).toEqual(['lin', 'zed', 'berlin'])
  expect(await found('小明')).toEqual(['lin'])
  expect(await found('ann')).toEqual(['ann', 'zed'])
  expect(await found('  jo_ann   lind ')).toEqual(['zed'])
  expect(await found('', 3)).toHaveLength(3)
  expect(await found('nobody')).toEqual([])
})

test('what is a wildcard to the database is a character to people', async () => {
  expect(await found('%')).toEqual(['joe'])
  expect(await found('_')).toEqual(['zed'])
  expect(await found('\\')).toEqual([])
  expect(await found('a\0')).toEqual([])
})

test('whose account is closed is not found', async () => {
  const boss = await workspace.person('boss')
  await workspace.core.database.prisma.person.update({ where: { id: boss.personId }, data: { role: 'owner' } })
  const gone = await workspace.person('gone')
  expect(await found('gone')).toEqual(['gone'])
  await deactivatePerson(workspace.core, boss, { personId: gone.personId })
  expect(await found('gone')).toEqual([])
})
