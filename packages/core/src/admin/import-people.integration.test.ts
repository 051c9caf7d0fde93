import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signUp } from '../accounts/sign-up.ts'
import { openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import * as admin from './index.ts'

let workspace: TestWorkspace
let owner: Principal
let boss: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  owner = await workspace.person('owner')
  boss = await workspace.person('boss')
  await admin.appointPerson(workspace.core, owner, { personId: boss.personId, role: 'admin' })
})
afterAll(() => workspace.close())

test('each row becomes a link for one person, or is told what is wrong with it; a check makes none', async () => {
  const { core } = workspace
  const rows = [
    { displayName: 'Li Lei', handle: 'LiLei', email: 'LiLei@example.org' },
    { displayName: 'Li Lei again', handle: 'lilei' },
    { displayName: 'Han', handle: 'hanmeimei', email: 'lilei@example.org' },
    { displayName: 'Boss', handle: 'boss' },
    { displayName: 'Bad', handle: 'bad', email: 'no address' },
    { displayName: 'King', handle: 'king', role: 'owner' as const },
    { displayName: '', handle: 'nobody' },
    { displayName: 'Second', handle: 'second', role: 'admin' as const },
  ]
  const codes = ({ results }: Awaited<ReturnType<typeof admin.importPeople>>) =>
    results.map(({ code, refused }) =>
      refused ? `${refused.code} ${refused.field}` : code === undefined ? 'good' : 'made',
    )
  const expected = [
    'made',
    'ACCOUNT_UNAVAILABLE handle',
    'ACCOUNT_UNAVAILABLE email',
    'ACCOUNT_UNAVAILABLE handle',
    'EMAIL_INVALID email',
    'RANK_TOO_LOW role',
    'DISPLAY_NAME_INVALID displayName',
    'made',
  ]
  const checked = await admin.importPeople(core, boss, { rows, check: true })
  expect(codes(checked)).toEqual(expected.map((each) => (each === 'made' ? 'good' : each)))
  expect(checked.results[6]?.refused?.limit).toBe(core.limits.displayNameCharacters)
  expect((await admin.listWorkspaceInvites(core, boss)).invites).toEqual([])
  const made = await admin.importPeople(core, boss, { rows })
  expect(codes(made)).toEqual(expected)

  // Again: the links from before end.
  const again = await admin.importPeople(core, boss, { rows })
  const [first = '', last = ''] = [made.results[0]?.code, again.results[0]?.code]
  await expect(admin.previewWorkspaceInvite(core, first)).rejects.toMatchObject({ code: 'INVITE_REVOKED' })
  const invited = { displayName: 'Li Lei', handle: 'lilei', email: 'lilei@example.org' }
  expect(await admin.previewWorkspaceInvite(core, last)).toMatchObject({ role: 'member', invited })
  const listed = await admin.listWorkspaceInvites(core, boss)
  expect(listed).toMatchObject({ personal: 2 })
  expect(listed.invites.map((each) => each.invited?.handle).sort()).toEqual(['lilei', 'second'])

  // A link lets one person in, with their role, and forgets for whom it was.
  const join = (invite: string, handle: string) =>
    signUp(core, { displayName: 'x', handle, password: TEST_PASSWORD, invite })
  const code = again.results[7]?.code ?? ''
  expect((await join(code, 'second')).person.role).toBe('admin')
  await expect(join(code, 'third')).rejects.toMatchObject({ code: 'INVITE_USED_UP' })
  expect(await admin.listWorkspaceInvites(core, boss)).toMatchObject({ personal: 1 })
  const { entries } = await admin.listAudit(core, boss, { action: 'invites.import' })
  expect(entries.map(({ after }) => after?.people)).toEqual([2, 2])
  await expect(admin.importPeople(core, await workspace.person('ann'), { rows })).rejects.toMatchObject({
    code: 'NOT_AN_ADMIN',
  })
})

test('several accounts are changed alike, each by itself; who may not be changed is told', async () => {
  const { core } = workspace
  const people = [await workspace.person('one'), await workspace.person('two')]
  const personIds = [...people, owner, boss].map(({ personId }) => personId)
  const done = await admin.changeSeveralAccounts(core, boss, { personIds, act: 'deactivate' })
  expect(done).toEqual({
    changed: people.map(({ personId }) => personId),
    refused: [
      { personId: owner.personId, code: 'RANK_TOO_LOW' },
      { personId: boss.personId, code: 'RANK_TOO_LOW' },
    ],
  })
  const again = await admin.changeSeveralAccounts(core, boss, { personIds: personIds.slice(0, 2), act: 'deactivate' })
  expect(again).toEqual({ changed: [], refused: [] })
  // Of many, those count that were changed: not who was so already, was named twice, is unknown, or stands above.
  const third = await workspace.person('third')
  const nobody = randomUUID()
  const mixed = [...personIds, third.personId, nobody, third.personId]
  expect(await admin.changeSeveralAccounts(core, boss, { personIds: mixed, act: 'deactivate' })).toEqual({
    changed: [third.personId],
    refused: [
      { personId: owner.personId, code: 'RANK_TOO_LOW' },
      { personId: boss.personId, code: 'RANK_TOO_LOW' },
      { personId: nobody, code: 'PERSON_NOT_FOUND' },
    ],
  })
  const { entries } = await admin.listAudit(core, owner, { action: 'accounts.deactivate' })
  expect(entries.map(({ target }) => target.id)).toEqual(
    [third, ...people.toReversed()].map(({ personId }) => personId),
  )
  await expect(
    admin.changeSeveralAccounts(core, people[0] as Principal, { personIds, act: 'signout' }),
  ).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  await expect(
    admin.changeSeveralAccounts(core, await workspace.person('three'), { personIds, act: 'signout' }),
  ).rejects.toMatchObject({ code: 'NOT_AN_ADMIN' })
})
