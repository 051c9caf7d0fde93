import { randomUUID } from 'node:crypto'
import { Refusal } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBootstrap } from '../bootstrap/read-bootstrap.ts'
import { openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { getPeople } from '../people/get-people.ts'
import { listMembers } from '../rooms/list-members.ts'
import { syncRoom } from '../rooms/sync-room.ts'
import { signUp } from './sign-up.ts'
import { updateProfile } from './update-profile.ts'
import { verifyCredentials } from './verify-credentials.ts'

let workspace: TestWorkspace

beforeAll(async () => {
  workspace = await openTestWorkspace()
})
afterAll(() => workspace.close())

const account = (handle: string, email?: string) => ({
  displayName: handle,
  handle,
  password: TEST_PASSWORD,
  ...(email ? { email } : {}),
})

test('eight first accounts at once on two processes make exactly one owner', async () => {
  const empty = await openTestWorkspace()
  const processes = [empty.core, empty.instance()]
  const made = await Promise.all(
    Array.from({ length: 8 }, (_, index) => signUp(processes[index % 2] ?? empty.core, account(`first-${index}`))),
  )
  const roles = made.map(({ person }) => person.role).toSorted()
  expect(roles).toEqual([...Array<string>(7).fill('member'), 'owner'])
  await empty.close()
})

test('a taken handle and a taken e-mail are answered alike', async () => {
  const { core } = workspace
  await signUp(core, account('taken', 'taken@example.org'))
  const refusals = await Promise.all([
    signUp(core, account('TAKEN')).catch((error: unknown) => error),
    signUp(core, account('other', 'Taken@Example.org')).catch((error: unknown) => error),
  ])
  for (const refusal of refusals) expect(refusal).toEqual(new Refusal('ACCOUNT_UNAVAILABLE'))
})

test('the same handle twice at once is one account', async () => {
  const { core } = workspace
  const results = await Promise.allSettled([signUp(core, account('twin')), signUp(core, account('twin'))])
  expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('credentials are a handle or an e-mail, in any case, with the password', async () => {
  const { core } = workspace
  const { person } = await signUp(core, account('Dora', 'Dora@Example.org'))
  expect(person).toEqual({ id: person.id, handle: 'dora', displayName: 'Dora', role: 'member' })
  for (const login of ['dora', ' DORA ', 'dora@example.ORG']) {
    expect(await verifyCredentials(core, { login, password: TEST_PASSWORD })).toEqual(person)
  }
})

test('an unknown account, a wrong password and nonsense are answered alike', async () => {
  const { core } = workspace
  await signUp(core, account('emil'))
  const tries = [
    { login: 'emil', password: 'wrong password' },
    { login: 'nobody', password: TEST_PASSWORD },
    { login: '', password: '' },
    { login: 'emil\0', password: TEST_PASSWORD },
    { login: 'emil', password: 'x'.repeat(100_000) },
  ]
  for (const each of tries) {
    await expect(verifyCredentials(core, each)).rejects.toEqual(new Refusal('SIGN_IN_FAILED'))
  }
})

test('an unknown account takes as much work as a wrong password', async () => {
  const { core } = workspace
  await signUp(core, account('frida'))
  const time = async (login: string) => {
    const times: number[] = []
    for (let round = 0; round < 7; round += 1) {
      const start = performance.now()
      await verifyCredentials(core, { login, password: 'wrong password' }).catch(() => {})
      times.push(performance.now() - start)
    }
    return times.toSorted((a, b) => a - b)[3] ?? 0
  }
  const [known, unknown] = [await time('frida'), await time(`nobody-${randomUUID().slice(0, 8)}`)]
  // Without a hash for the unknown one it would be a tenth.
  expect(unknown).toBeGreaterThan(known / 3)
  expect(known).toBeGreaterThan(unknown / 3)
})

test('a password is kept as an argon2id hash with the parameters of OWASP', async () => {
  const { core } = workspace
  const { person } = await signUp(core, account('gustav'))
  const [row] = await core.database.prisma.$queryRaw<{ password_hash: string }[]>`
    SELECT password_hash FROM person WHERE id = ${person.id}::uuid`
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(row?.password_hash).not.toContain(TEST_PASSWORD)
})

test('a profile changes its display name and nothing else', async () => {
  const principal = await workspace.person('hanna')
  const changed = await updateProfile(workspace.core, principal, { displayName: '  汉娜   Ж. ' })
  expect(changed).toEqual({ ...principal.person, displayName: '汉娜 Ж.' })
})

test('a profile changes part by part, is shown wherever the person is, and refuses what cannot be shown', async () => {
  const { core } = workspace
  const ida = await workspace.person('ida')
  const change = (input: Parameters<typeof updateProfile>[2]) => updateProfile(core, ida, input)
  await change({ title: '  Head of\u00a0 Ships ', pronouns: 'she/her', timeZone: 'asia/shanghai' })
  const weekly = { days: [5, 1, 5], from: '22:00', to: '07:30' }
  const status = { emoji: '🏝️', text: '休假中', until: '2030-01-02T03:04:05Z' }
  const me = await change({ status, doNotDisturb: { weekly } })
  expect(me).toMatchObject({
    displayName: 'ida',
    title: 'Head of Ships',
    pronouns: 'she/her',
    timeZone: 'Asia/Shanghai',
    status: { ...status, until: '2030-01-02T03:04:05.000Z' },
    doNotDisturb: { weekly: { ...weekly, days: [1, 5] } },
  })
  const room = await workspace.room(ida)
  const { members } = await listMembers(core, ida, { roomId: room })
  expect(members[0]?.person).toEqual(me)
  expect((await readBootstrap(core, ida)).me).toEqual(me)
  const { changes } = await syncRoom(core, ida, { roomId: room, epoch: workspace.epoch, after: 0 })
  expect(changes.find((each) => each.type === 'member')).toMatchObject({ person: me })
  expect((await getPeople(core, ida, { ids: [ida.personId] })).people).toEqual([me])

  const left = await change({ title: '', pronouns: null, status: { text: ' ' }, doNotDisturb: {} })
  expect(left).toEqual({ ...ida.person, timeZone: 'Asia/Shanghai' })
  const bad = [
    { title: 'x'.repeat(101) },
    { title: 'a\u202eb' },
    { title: 'two\nlines' },
    { pronouns: '\u200b' },
    { timeZone: 'Mars/Olympus' },
    { status: { emoji: 'no' } },
    { status: { emoji: '🙂🙂' } },
    { status: { text: 'x\u0301\u0301\u0301\u0301\u0301' } },
  ]
  for (const input of bad)
    await expect(change(input), JSON.stringify(input)).rejects.toMatchObject({ code: 'PROFILE_INVALID' })
  await expect(change({ title: 'a\0' })).rejects.toMatchObject({ code: 'TEXT_INVALID' })
  expect((await readBootstrap(core, ida)).me).toEqual(left)
})
