import { randomUUID } from 'node:crypto'
import type { Person, PersonalValue } from '@parley/protocol'
import { openRows, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyCredentials } from '../accounts/verify-credentials.ts'
import { listAudit, unsuspendPerson } from '../admin/index.ts'
import { codeOf } from '../fixtures/code-of.ts'
import { openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { acceptInvite } from '../invites/accept-invite.ts'
import { createInvite } from '../invites/create-invite.ts'
import { editMessage } from '../messages/edit-message.ts'
import { react } from '../messages/react.ts'
import { sendMessage } from '../messages/send-message.ts'
import { keepPersonal } from '../personal/keep-personal.ts'
import { listPersonal } from '../personal/list-personal.ts'
import type { Principal } from '../principal.ts'
import { appointMember } from '../rooms/appoint-member.ts'
import { invitePeople } from '../rooms/invite-people.ts'
import { joinRoom } from '../rooms/join-room.ts'
import { openDirectRoom } from '../rooms/open-direct-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import { authenticateSession } from '../sessions/authenticate-session.ts'
import * as moderation from './index.ts'

let workspace: TestWorkspace
let rows: Rows
let owner: Principal
/** A moderator of the workspace, in none of the rooms. */
let mod: Principal
let ann: Principal
let bob: Principal
let cat: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  rows = await openRows(workspace.url)
  owner = await workspace.person('owner')
  mod = await workspace.person('mod')
  ann = await workspace.person('ann')
  bob = await workspace.person('bob')
  cat = await workspace.person('cat')
  await appoint(mod, 'moderator')
})
afterAll(async () => {
  await rows.close()
  await workspace.close()
})

const appoint = ({ personId }: Principal, role: Person['role']) =>
  rows.query('UPDATE person SET role = $2::workspace_role WHERE id = $1', [personId, role])

async function report(by: Principal, roomId: string, seq: number, note = '') {
  const { epoch } = workspace
  await moderation.reportMessage(workspace.core, by, { roomId, epoch, seq, reason: 'spam', note })
}

async function openReports(by: Principal, roomId: string) {
  const { reports } = await moderation.listReports(workspace.core, by, { status: 'open', limit: 200 })
  return reports.filter(({ room }) => room.id === roomId)
}

async function noticesOf(person: Principal): Promise<PersonalValue<'notice'>[]> {
  const { items } = await listPersonal(workspace.core, person)
  return items.flatMap(({ key, value }) => (key.startsWith('notice:') ? [value as PersonalValue<'notice'>] : []))
}

const send = (by: Principal, roomId: string, more: object = {}) =>
  sendMessage(workspace.core, by, { roomId, clientId: randomUUID(), body: 'words', ...more })

test('a report reaches those who moderate with what is around it, and its author never sees it', async () => {
  const { core, epoch } = workspace
  const roomId = await workspace.room(ann, bob, cat)
  const seqs: number[] = []
  for (const word of 'a b c d e f g h i j k l m'.split(' ')) seqs.push(await workspace.say(bob, roomId, word))
  const seq = seqs[6] as number
  expect(await codeOf(moderation.reportMessage(core, bob, { roomId, epoch, seq, reason: 'spam' }))).toBe('NOT_YOURSELF')
  expect(await codeOf(moderation.reportMessage(core, mod, { roomId, epoch, seq, reason: 'spam' }))).toBe('NOT_A_MEMBER')
  await report(cat, roomId, seq, 'first')
  await report(cat, roomId, seq, 'again')
  await report(ann, roomId, seq)
  const [reported] = await openReports(mod, roomId)
  expect(reported).toMatchObject({ seq, author: { id: bob.personId }, body: 'g', reports: 2, reasons: ['spam'] })
  const reportId = reported?.id as string
  const details = await moderation.readReport(core, mod, { reportId })
  expect(details.messages.map(({ body }) => body)).toEqual('b c d e f g h i j k l'.split(' '))
  expect(details.each.map(({ by, note }) => [by.handle, note])).toEqual([
    ['ann', ''],
    ['cat', 'again'],
  ])
  expect(details.may).toEqual({ act: true, ban: true, everywhere: true })
  // Ann owns the room: she sees it, and may nothing outside of it.
  expect((await moderation.readReport(core, ann, { reportId })).may).toEqual({
    act: true,
    ban: true,
    everywhere: false,
  })
  expect(await codeOf(moderation.listReports(core, cat, { status: 'open' }))).toBe('NOT_A_MODERATOR')
  // Whoever was signed out is sent to sign in, whatever they were.
  expect(await codeOf(moderation.listReports(core, { ...ann, sessionId: randomUUID() }, { status: 'open' }))).toBe(
    'SESSION_ENDED',
  )
  await appointMember(core, ann, { roomId, personId: bob.personId, role: 'moderator' })
  expect(await openReports(bob, roomId)).toEqual([])
  expect(await codeOf(moderation.readReport(core, bob, { reportId }))).toBe('REPORT_NOT_FOUND')
  // What it said stands beside what it says since.
  await editMessage(core, bob, { roomId, epoch, seq, clientId: randomUUID(), body: 'harmless' })
  expect((await openReports(mod, roomId))[0]).toMatchObject({ body: 'harmless', reportedBody: 'g' })
})

test('a report is dealt with once: who reported hears that, the author what was done and why, and it can wait again', async () => {
  const { core, epoch } = workspace
  const roomId = await workspace.room(owner, ann, bob)
  const seq = await workspace.say(bob, roomId, 'buy this')
  await report(ann, roomId, seq)
  const reportId = (await openReports(mod, roomId))[0]?.id as string
  await moderation.dismissReport(core, mod, { reportId })
  expect(await openReports(mod, roomId)).toEqual([])
  expect(await noticesOf(ann)).toMatchObject([{ what: 'handled', roomId }])
  expect(await noticesOf(bob)).toEqual([])
  await moderation.reopenReportAgain(core, mod, { reportId })
  await moderation.warnAuthor(core, mod, { reportId, reason: 'no advertising' })
  const { output, published } = await moderation.deleteReported(core, mod, { reportId, reason: 'an advertisement' })
  expect(output.reported).toMatchObject({ body: null, resolved: { outcomes: ['warned', 'deleted'] } })
  const told = published.find((each) => each.roomId === roomId)
  expect(told?.changes).toMatchObject([{ type: 'message', message: { seq, body: null } }])
  const history = await readHistory(core, ann, { roomId, epoch })
  expect(history.messages.at(-1)).toMatchObject({ seq, body: null })
  expect(await noticesOf(bob)).toMatchObject([
    { what: 'warned', reason: 'no advertising', body: 'buy this' },
    { what: 'deleted', reason: 'an advertisement', body: 'buy this' },
  ])
  expect(JSON.stringify(await listPersonal(core, bob))).not.toContain(ann.personId)
  const { entries } = await listAudit(core, owner, { targetId: bob.personId })
  expect(entries.map(({ action }) => action)).toEqual([
    'reports.delete',
    'reports.warn',
    'reports.reopen',
    'reports.dismiss',
  ])
  // A notice is the server's word: its reader can only take note of it.
  const { items } = await listPersonal(core, bob)
  const key = items.find((item) => item.key.startsWith('notice:'))?.key as string
  const forged = { what: 'warned', at: new Date().toISOString() }
  expect(await codeOf(keepPersonal(core, bob, { items: [{ key, value: forged }] }))).toBe('PERSONAL_INVALID')
  await keepPersonal(core, bob, { items: [{ key, value: null }] })
  expect(await noticesOf(bob)).toHaveLength(1)
})

test('who is muted writes nothing by any way until it is over or lifted, on every instance, and others notice nothing', async () => {
  const { core, epoch } = workspace
  const roomId = await workspace.room(ann, bob, cat)
  const other = await workspace.room(ann, bob)
  const direct = (await openDirectRoom(core, bob, { personIds: [cat.personId] })).room.id
  const seq = await workspace.say(bob, roomId, 'mine')
  const theirs = await workspace.say(ann, roomId, 'not mine')
  const instance = workspace.instance()
  const mute = (where: string | null) =>
    moderation.mutePerson(core, mod, { personId: bob.personId, roomId: where, minutes: 10, reason: 'calm down' })
  const { output } = await mute(roomId)
  const ways: Record<string, () => Promise<unknown>> = {
    plain: () => send(bob, roomId),
    elsewhere: () => sendMessage(instance, bob, { roomId, clientId: randomUUID(), body: 'words' }),
    reply: () => send(bob, roomId, { replyTo: theirs, epoch }),
    thread: () => send(bob, roomId, { threadOf: theirs, epoch }),
    mention: () => send(bob, roomId, { body: '@cat' }),
    poll: () => send(bob, roomId, { poll: { options: ['a', 'b'] } }),
    forward: () => send(bob, roomId, { forward: { roomId, seq: theirs }, epoch }),
    edit: () => editMessage(core, bob, { roomId, epoch, seq, clientId: randomUUID(), body: 'changed' }),
    react: () => react(core, bob, { roomId, epoch, seq: theirs, emoji: '👍', on: true }),
  }
  const codes = async () =>
    Object.fromEntries(await Promise.all(Object.entries(ways).map(async ([way, go]) => [way, await codeOf(go())])))
  const all = (code: string) => Object.fromEntries(Object.keys(ways).map((way) => [way, code]))
  expect(await codes()).toEqual(all('MUTED'))
  await expect(send(bob, roomId)).rejects.toMatchObject({ until: output.restriction.until })
  expect((await listPersonal(core, bob)).items).toContainEqual({
    key: `mute:${roomId}`,
    value: { until: output.restriction.until, reason: 'calm down' },
  })
  expect([await codeOf(send(bob, other)), await codeOf(send(cat, roomId))]).toEqual(['done', 'done'])
  // A change of the room's rules does not undo it.
  await rows.query(`UPDATE room SET posting = 'moderators' WHERE id = $1`, [roomId])
  await rows.query(`UPDATE room SET posting = 'everyone' WHERE id = $1`, [roomId])
  expect(await codeOf(send(bob, roomId))).toBe('MUTED')
  await moderation.liftRestrictionOf(core, mod, { restrictionId: output.restriction.id })
  expect(await codes()).toEqual(all('done'))
  const everywhere = await mute(null)
  expect([await codeOf(send(bob, other)), await codeOf(send(bob, direct))]).toEqual(['MUTED', 'MUTED'])
  // A room that they enter later, too.
  const later = await workspace.room(ann, bob)
  expect(await codeOf(send(bob, later))).toBe('MUTED')
  // Its time is over.
  await rows.query(`UPDATE restriction SET until = now() - interval '1 second' WHERE id = $1`, [
    everywhere.output.restriction.id,
  ])
  expect([await codeOf(send(bob, other)), await codeOf(send(bob, later))]).toEqual(['done', 'done'])
})

test('who is banned from a room is out of it, and comes back by no way until that is lifted', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann, bob)
  const link = await createInvite(core, ann, { roomId })
  const spam = [await workspace.say(bob, roomId, 'one'), await workspace.say(bob, roomId, 'two')]
  const kept = await workspace.say(ann, roomId, 'kept')
  const { output } = await moderation.banPerson(core, ann, {
    personId: bob.personId,
    roomId,
    reason: 'spam',
    purge: 'all',
  })
  expect(await codeOf(send(bob, roomId))).toBe('NOT_A_MEMBER')
  expect(await codeOf(joinRoom(core, bob, { roomId }))).toBe('BANNED_FROM_ROOM')
  expect(await codeOf(invitePeople(core, ann, { roomId, personIds: [bob.personId] }))).toBe('BANNED_FROM_ROOM')
  expect(await codeOf(acceptInvite(core, bob, { code: link.code }))).toBe('BANNED_FROM_ROOM')
  for (let told = await moderation.doPurge(core); told !== null; told = await moderation.doPurge(core));
  const { messages } = await readHistory(core, ann, { roomId, epoch: workspace.epoch })
  expect(messages.map(({ seq, body }) => [seq, body])).toEqual([...spam.map((seq) => [seq, null]), [kept, 'kept']])
  expect((await moderation.listRestrictions(core, mod, { personId: bob.personId })).restrictions).toMatchObject([
    { kind: 'ban', room: { id: roomId }, reason: 'spam', mayLift: true },
  ])
  await moderation.liftRestrictionOf(core, ann, { restrictionId: output.restriction.id })
  expect(await codeOf(joinRoom(core, bob, { roomId }))).toBe('done')
})

test('a ban from everywhere is a suspension; lifting either lifts both', async () => {
  const { core } = workspace
  const dan = await workspace.person('dan')
  await moderation.banPerson(core, mod, { personId: dan.personId, roomId: null, reason: 'enough' })
  expect(await authenticateSession(core, dan.sessionId)).toBe(null)
  await expect(verifyCredentials(core, { login: 'dan', password: TEST_PASSWORD })).rejects.toMatchObject({
    code: 'ACCOUNT_SUSPENDED',
    reason: 'enough',
  })
  const { restrictions } = await moderation.listRestrictions(core, mod, { personId: dan.personId })
  expect(restrictions).toMatchObject([{ kind: 'ban', room: null, until: null, reason: 'enough' }])
  await moderation.liftRestrictionOf(core, mod, { restrictionId: restrictions[0]?.id as string })
  const [row] = await rows.query<{ suspended_at: Date | null }>('SELECT suspended_at FROM person WHERE id = $1', [
    dan.personId,
  ])
  expect(row?.suspended_at).toBe(null)
  await moderation.banPerson(core, mod, { personId: dan.personId, roomId: null })
  await unsuspendPerson(core, owner, { personId: dan.personId })
  expect((await moderation.listRestrictions(core, mod, { personId: dan.personId })).restrictions).toEqual([])
})

test('nobody acts on somebody of their own rank or above, on themselves, or outside of what is theirs', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann, bob, cat)
  await appointMember(core, ann, { roomId, personId: cat.personId, role: 'moderator' })
  const admin = await workspace.person('admin')
  await appoint(admin, 'admin')
  await joinRoom(core, admin, { roomId })
  const mute = (by: Principal, whom: Principal, where: string | null) =>
    codeOf(moderation.mutePerson(core, by, { personId: whom.personId, roomId: where, minutes: 10 }))
  const ban = (by: Principal, whom: Principal, where: string | null) =>
    codeOf(moderation.banPerson(core, by, { personId: whom.personId, roomId: where }))
  const elsewhere = await workspace.room(bob, ann)
  expect({
    memberMutes: await mute(bob, cat, roomId),
    roomModMutesOwner: await mute(cat, ann, roomId),
    roomModMutesAdmin: await mute(cat, admin, roomId),
    ownerOfRoomMutesAdmin: await mute(ann, admin, roomId),
    ownerOfRoomMutesElsewhere: await mute(ann, bob, elsewhere),
    ownerOfRoomBansEverywhere: await ban(ann, bob, null),
    modMutesAdmin: await mute(mod, admin, null),
    modMutesSelf: await mute(mod, mod, null),
    adminBansOwner: await ban(admin, owner, null),
    modBansLastOwner: await ban(mod, ann, roomId),
    adminMutesMod: await mute(admin, mod, null),
    roomModMutesMember: await mute(cat, bob, roomId),
  }).toEqual({
    memberMutes: 'ROOM_NOT_FOUND',
    roomModMutesOwner: 'RANK_TOO_LOW',
    roomModMutesAdmin: 'RANK_TOO_LOW',
    ownerOfRoomMutesAdmin: 'RANK_TOO_LOW',
    ownerOfRoomMutesElsewhere: 'ROOM_NOT_FOUND',
    ownerOfRoomBansEverywhere: 'NOT_A_MODERATOR',
    modMutesAdmin: 'RANK_TOO_LOW',
    modMutesSelf: 'NOT_YOURSELF',
    adminBansOwner: 'RANK_TOO_LOW',
    modBansLastOwner: 'LAST_ROOM_OWNER',
    adminMutesMod: 'done',
    roomModMutesMember: 'done',
  })
  const { restrictions } = await moderation.listRestrictions(core, cat, {})
  expect(restrictions.map(({ person, room }) => [person.id, room?.id])).toEqual([[bob.personId, roomId]])
})
