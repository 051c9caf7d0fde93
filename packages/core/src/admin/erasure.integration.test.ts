import { randomUUID } from 'node:crypto'
import { openRows, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseOwnAccount } from '../accounts/erase-own-account.ts'
import { exportDataOf, exportOwnData, type PersonalData } from '../accounts/personal-data.ts'
import { signUp } from '../accounts/sign-up.ts'
import { updateProfile } from '../accounts/update-profile.ts'
import { verifyCredentials } from '../accounts/verify-credentials.ts'
import { codeOf } from '../fixtures/code-of.ts'
import { FROM, openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { doPurge } from '../moderation/do-purges.ts'
import { reportMessage } from '../moderation/report-message.ts'
import { watchPeople } from '../people/watch-people.ts'
import { keepPersonal } from '../personal/keep-personal.ts'
import type { Principal } from '../principal.ts'
import { deleteOldMessages } from '../retention/retention.ts'
import { openDirectRoom } from '../rooms/open-direct-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import { authenticateSession } from '../sessions/authenticate-session.ts'
import { startSession } from '../sessions/start-session.ts'
import * as admin from './index.ts'

let workspace: TestWorkspace
let rows: Rows
let owner: Principal
let boss: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  rows = await openRows(workspace.url)
  owner = await workspace.person('owner')
  boss = await workspace.person('boss')
  await admin.appointPerson(workspace.core, owner, { personId: boss.personId, role: 'admin' })
})
afterAll(async () => {
  await rows.close()
  await workspace.close()
})

const erase = (by: Principal, { personId, person }: Principal, messages: 'keep' | 'purge' = 'keep') =>
  admin.eraseAccount(workspace.core, by, { personId, handle: person.handle, messages })

/** Every text of the database in which something stands, but for what is only added to. */
async function findText(needle: string): Promise<string[]> {
  const columns = await rows.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb') AND table_name NOT LIKE 'message_%' AND table_name <> 'audit_entry'`,
  )
  const found: string[] = []
  for (const { table, column } of columns) {
    const hits = await rows.query(`SELECT FROM "${table}" WHERE "${column}"::text ILIKE $1 LIMIT 1`, [`%${needle}%`])
    if (hits.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

test('whoever was erased is in no table any more; what they wrote stays, and nothing but the id is in the log', async () => {
  const { core } = workspace
  const input = { displayName: 'Wanda Zyx', handle: 'wandazyx', email: 'wandazyx@example.org', password: TEST_PASSWORD }
  await signUp(core, input)
  const { id } = await verifyCredentials(core, { login: 'wandazyx', password: TEST_PASSWORD })
  const { sessionId } = await startSession(core, { personId: id, device: 'wandazyx telephone', address: '::1' })
  const wanda = (await authenticateSession(core, sessionId)) as Principal
  await updateProfile(core, wanda, { title: 'wandazyx of ships' })
  const own = await workspace.room(wanda, boss)
  await openDirectRoom(core, wanda, { personIds: [boss.personId] })
  const seq = await workspace.say(wanda, own, 'what stays')
  await workspace.say(boss, own, 'hello @wandazyx')
  const draft = { key: `draft:${own}`, value: { text: 'wandazyx thinks', at: new Date().toISOString() } }
  await keepPersonal(core, wanda, { items: [draft] } as never)
  await admin.createWorkspaceInvite(core, boss, {})
  await admin.makePasswordReset(core, boss, { personId: wanda.personId })

  const { holdings } = await admin.measureAccount(core, boss, { personId: wanda.personId })
  expect(holdings).toEqual({ messages: 1, files: 0, rooms: 1, onlyOwner: 1, sessions: 1, personal: 1 })

  // What is held about them can be saved, by themselves and by who may change them; the latter is written down.
  const [mine, theirs] = [await exportOwnData(core, wanda), await exportDataOf(core, boss, wanda.personId)]
  const read = async ({ pieces }: PersonalData) => {
    let text = ''
    for await (const piece of pieces) text += piece
    return JSON.parse(text)
  }
  const saved = await read(mine)
  expect(saved).toMatchObject({
    account: { email: 'wandazyx@example.org', person: { handle: 'wandazyx', title: 'wandazyx of ships' } },
    sessions: [{ device: 'wandazyx telephone' }],
    kept: [draft],
  })
  expect(saved.rooms).toHaveLength(2)
  expect(saved.rooms.find((room: { id: string }) => room.id === own)).toMatchObject({
    role: 'owner',
    messages: [{ body: 'what stays' }],
  })
  expect({ ...(await read(theirs)), savedAt: saved.savedAt }).toEqual(saved)
  expect(await codeOf(exportDataOf(core, boss, owner.personId))).toBe('RANK_TOO_LOW')
  expect(await codeOf(exportDataOf(core, wanda, wanda.personId))).toBe('NOT_AN_ADMIN')

  let tell = (_: unknown) => {}
  const told = new Promise((resolve) => {
    tell = resolve
  })
  const watch = await watchPeople(workspace.instance(), { onChanged: tell, onFailed: tell })
  const { account } = await erase(boss, wanda)
  const erased = { id: wanda.personId, displayName: 'Erased person', role: 'member', erased: true }
  expect(account).toMatchObject({ status: 'erased', email: null, sessions: 0, person: erased })
  expect(await told).toMatchObject(erased)
  await watch.close()

  expect(await authenticateSession(core, sessionId)).toBeNull()
  expect(await codeOf(verifyCredentials(core, { login: 'wandazyx', password: TEST_PASSWORD }))).toBe('SIGN_IN_FAILED')
  expect(await codeOf(verifyCredentials(core, { login: `~${wanda.personId}`, password: '' }))).toBe('SIGN_IN_FAILED')
  expect(await findText('wandazyx')).toEqual(['message.body'])
  const { entries } = await admin.listAudit(core, boss, { targetId: wanda.personId })
  expect(entries.map(({ action, target }) => [action, target.name])).toEqual([
    ['accounts.erase', ''],
    ['accounts.export', ''],
    ['accounts.reset', ''],
  ])
  expect(entries[0]).toMatchObject({ before: null, after: { wrote: 'keep', sessions: 1 } })

  // The worker takes them out of their rooms, but for direct ones, and what they wrote is theirs still.
  await admin.finishErasures(core)
  const left = await rows.query(
    `SELECT room.kind::text, member.state::text FROM member JOIN room ON room.id = member.room_id
     WHERE member.person_id = $1 ORDER BY room.kind`,
    [wanda.personId],
  )
  expect(left).toEqual([
    { kind: 'public', state: 'left' },
    { kind: 'direct', state: 'joined' },
  ])
  const page = await readHistory(core, boss, { roomId: own, epoch: workspace.epoch })
  expect(page.messages.find((message) => message.seq === seq)).toMatchObject({
    authorId: wanda.personId,
    body: 'what stays',
  })
  expect(page.people.find(({ id }) => id === wanda.personId)).toMatchObject({ displayName: 'Erased person' })

  // Nobody lists them who does not ask for them, and nothing more can be done to them.
  const listed = async (status?: 'erased') =>
    (await admin.listAccounts(core, boss, status ? { status } : {}, async () => null)).accounts
  expect((await listed()).some(({ person }) => person.id === wanda.personId)).toBe(false)
  expect((await listed('erased')).map(({ person }) => person.id)).toEqual([wanda.personId])
  const { personId } = wanda
  expect(await codeOf(admin.reactivatePerson(core, owner, { personId }))).toBe('PERSON_NOT_FOUND')
  expect(await codeOf(erase(owner, wanda))).toBe('PERSON_NOT_FOUND')

  // Once nothing can be on its way any more, the last of it is done.
  await rows.query(`UPDATE erasure SET at = now() - interval '2 minutes'`)
  await admin.finishErasures(core)
  expect(await rows.query('SELECT FROM erasure')).toEqual([])

  // The handle is free, and an old call of it is no call of whoever takes it.
  const second = await workspace.person('wandazyx')
  const again = await readHistory(core, boss, { roomId: own, epoch: workspace.epoch })
  expect(again.messages.some(({ mentions }) => mentions?.includes(second.personId))).toBe(false)
})

test('nobody erases who is above or beside them, or the last owner, or anybody by mistake', async () => {
  const { core } = workspace
  const ann = await workspace.person('ann')
  const peer = await workspace.person('peer')
  await admin.appointPerson(core, owner, { personId: peer.personId, role: 'admin' })
  const mistaken = admin.eraseAccount(core, boss, { personId: ann.personId, handle: 'an', messages: 'keep' })
  const refused = [erase(ann, peer), erase(boss, peer), erase(boss, owner), erase(owner, owner), mistaken]
  expect(await Promise.all(refused.map(codeOf))).toEqual([
    'NOT_AN_ADMIN',
    'RANK_TOO_LOW',
    'RANK_TOO_LOW',
    'NOT_YOURSELF',
    'NAME_NOT_REPEATED',
  ])
  const unknown = admin.eraseAccount(core, owner, { personId: randomUUID(), handle: 'x', messages: 'keep' })
  expect(await codeOf(unknown)).toBe('PERSON_NOT_FOUND')
  expect(await authenticateSession(core, ann.sessionId)).not.toBeNull()
})

test('people erase their own account with their password, the last owner never', async () => {
  const { core } = workspace
  const eve = await workspace.person('eve')
  const input = { password: TEST_PASSWORD, messages: 'keep' } as const
  expect(await codeOf(eraseOwnAccount(core, eve, { ...input, password: 'wrong' }, FROM))).toBe('PASSWORD_WRONG')
  expect(await codeOf(eraseOwnAccount(core, owner, input, FROM))).toBe('LAST_WORKSPACE_OWNER')
  const room = await workspace.room(owner, eve)
  await workspace.say(eve, room, 'what goes')
  expect(await codeOf(eraseOwnAccount(core, eve, { ...input, messages: 'purge' }, FROM))).toBe('done')
  while ((await doPurge(core)) !== null);
  const { messages } = await readHistory(core, owner, { roomId: room, epoch: workspace.epoch })
  expect(messages.filter(({ authorId }) => authorId === eve.personId)).toMatchObject([{ body: null }])
  expect(await codeOf(eraseOwnAccount(core, eve, input, FROM))).toBe('SESSION_ENDED')
  expect(await authenticateSession(core, eve.sessionId)).toBeNull()
  const { entries } = await admin.listAudit(core, owner, { targetId: eve.personId })
  expect(entries).toMatchObject([{ action: 'accounts.erase', actorId: eve.personId, address: FROM.address }])
})

test('of what was purged, or is too old, no copy is left with its report, whenever it was reported', async () => {
  const { core, epoch } = workspace
  const eva = await workspace.person('eva')
  const room = await workspace.room(owner, boss, eva)
  const report = (seq: number) => reportMessage(core, boss, { roomId: room, epoch, seq, reason: 'spam' })
  const copies = () => findText('quuxly')
  const [early, withdrawn, late] = [
    await workspace.say(eva, room, 'quuxly early'),
    await workspace.say(eva, room, 'quuxly withdrawn'),
    await workspace.say(eva, room, 'quuxly late'),
  ]
  await report(early)
  await report(withdrawn)
  await deleteMessage(core, eva, { roomId: room, epoch, seq: withdrawn })
  // What its author takes back stays with the report, for those who have to judge it.
  expect(await copies()).toEqual(['message.body', 'reported_message.body'])
  expect(await codeOf(erase(owner, eva, 'purge'))).toBe('done')
  expect(await copies()).toEqual(['message.body'])
  // It is there still, and somebody is quicker than the worker.
  await report(late)
  expect(await copies()).toEqual(['message.body', 'reported_message.body'])
  while ((await doPurge(core)) !== null);
  expect(await copies()).toEqual([])

  const seq = await workspace.say(owner, room, 'quuxly old')
  const gone = await workspace.say(owner, room, 'quuxly gone')
  await report(seq)
  await report(gone)
  await deleteMessage(core, owner, { roomId: room, epoch, seq: gone })
  const soon = new Date(Date.now() + 60_000)
  await core.database.transact((ask) => deleteOldMessages(ask, room, soon))
  expect(await copies()).toEqual([])
})
