import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signUp } from '../accounts/sign-up.ts'
import { appointPerson } from '../admin/change-account.ts'
import { appointInRoom, handOverRoom } from '../admin/change-managed-room.ts'
import { readAccount } from '../admin/list-accounts.ts'
import { listAudit } from '../admin/list-audit.ts'
import { createWorkspaceInvite } from '../admin/workspace-invites.ts'
import { enterWorkspace } from '../bootstrap/enter-workspace.ts'
import type { CoreContext } from '../context.ts'
import { FROM, openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { acceptInvite } from '../invites/accept-invite.ts'
import { createInvite } from '../invites/create-invite.ts'
import { sendMessage } from '../messages/send-message.ts'
import { mutePerson } from '../moderation/restrict.ts'
import { getPeople } from '../people/get-people.ts'
import { searchPeople } from '../people/search-people.ts'
import type { Principal } from '../principal.ts'
import { createRoom } from '../rooms/create-room.ts'
import { invitePeople } from '../rooms/invite-people.ts'
import { joinRoom } from '../rooms/join-room.ts'
import { leaveRoom } from '../rooms/leave-room.ts'
import { listRooms } from '../rooms/list-rooms.ts'
import { openDirectRoom } from '../rooms/open-direct-room.ts'
import { previewRoom } from '../rooms/preview-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import { authenticateSession } from '../sessions/authenticate-session.ts'
import { startSession } from '../sessions/start-session.ts'
import { chooseGuestRooms } from './choose-rooms.ts'

let workspace: TestWorkspace
let core: CoreContext
/** Signed up first, so they own the workspace. */
let boss: Principal
let member: Principal
let stranger: Principal
let guest: Principal
/** Chosen for the guest. */
let chosen: string
/** Public, and not chosen. */
let closed: string

beforeAll(async () => {
  workspace = await openTestWorkspace()
  core = workspace.core
  boss = await workspace.person('boss')
  member = await workspace.person('member')
  stranger = await workspace.person('stranger')
  chosen = await workspace.room(boss, member)
  closed = await workspace.room(boss, stranger)
  const { code } = await createWorkspaceInvite(core, boss, { role: 'guest', roomIds: [chosen] })
  const { person } = await signUp(core, { displayName: 'Gus', handle: 'gus', password: TEST_PASSWORD, invite: code })
  const { sessionId } = await startSession(core, { personId: person.id, ...FROM })
  guest = (await authenticateSession(core, sessionId)) as Principal
  await enterWorkspace(core, guest)
})
afterAll(() => workspace.close())

const rooms = async (who: Principal) => (await listRooms(core, who, {})).rooms.map(({ room }) => room.id)
const found = async (query: string) => (await searchPeople(core, guest, { query })).people.map(({ handle }) => handle)
const none = { code: 'ROOM_NOT_FOUND' }
const restricted = { code: 'GUEST_RESTRICTED' }

test('a guest comes by an invitation into the rooms that it names, and finds no other room and nobody outside of them', async () => {
  expect(guest.person.role).toBe('guest')
  expect(await rooms(guest)).toEqual([chosen])
  expect(await found('')).toEqual(expect.arrayContaining(['boss', 'member', 'gus']))
  expect(await found('stranger')).toEqual([])
  expect((await searchPeople(core, member, { query: 'stranger' })).people).toHaveLength(1)
  await expect(joinRoom(core, guest, { roomId: closed })).rejects.toMatchObject(none)
  await expect(previewRoom(core, guest, { roomId: closed })).rejects.toMatchObject(none)
  await expect(readHistory(core, guest, { roomId: closed, epoch: workspace.epoch })).rejects.toMatchObject(none)
  await workspace.say(guest, chosen, 'hello')
})

test('nobody but an admin lets a guest in anywhere, and a guest makes nothing and lets nobody in', async () => {
  await expect(invitePeople(core, stranger, { roomId: closed, personIds: [guest.personId] })).rejects.toMatchObject(
    restricted,
  )
  const { code } = await createInvite(core, boss, { roomId: closed })
  await expect(acceptInvite(core, guest, { code })).rejects.toMatchObject(restricted)
  await expect(handOverRoom(core, boss, { roomId: closed, personId: guest.personId })).rejects.toMatchObject(restricted)
  await expect(createRoom(core, guest, { clientId: randomUUID(), name: 'mine' })).rejects.toMatchObject({
    code: 'MAKING_RESTRICTED',
  })
  const forbidden = { code: 'FORBIDDEN' }
  await expect(invitePeople(core, guest, { roomId: chosen, personIds: [stranger.personId] })).rejects.toMatchObject(
    forbidden,
  )
  await expect(createInvite(core, guest, { roomId: chosen })).rejects.toMatchObject(forbidden)
  await expect(openDirectRoom(core, guest, { personIds: [stranger.personId] })).rejects.toMatchObject({
    code: 'PERSON_NOT_FOUND',
  })
  const between = await openDirectRoom(core, guest, { personIds: [member.personId] })
  expect(between.room.kind).toBe('direct')
  // Whoever is no guest may turn to one.
  await openDirectRoom(core, stranger, { personIds: [guest.personId] })
  // A guest who runs a room is a guest still.
  await appointInRoom(core, boss, { roomId: chosen, personId: guest.personId, role: 'moderator' })
  await expect(createInvite(core, guest, { roomId: chosen })).rejects.toMatchObject(forbidden)
})

test('an admin chooses other rooms: the guest is put out and let in at once, with a row in the log', async () => {
  const secret = (await createRoom(core, boss, { clientId: randomUUID(), name: 'secret', kind: 'private' })).room.room
    .id
  const { published } = await chooseGuestRooms(core, boss, { personId: guest.personId, roomIds: [closed, secret] })
  expect(published.map(({ roomId }) => roomId).sort()).toEqual([chosen, closed, secret].sort())
  expect((await rooms(guest)).sort()).toEqual([closed, secret].sort())
  await expect(joinRoom(core, guest, { roomId: chosen })).rejects.toMatchObject(none)
  // What was chosen may be left and entered again.
  await leaveRoom(core, guest, { roomId: closed })
  await joinRoom(core, guest, { roomId: closed })
  const { guestRooms } = await readAccount(core, boss, { personId: guest.personId })
  expect(guestRooms?.map(({ id }) => id).sort()).toEqual([closed, secret].sort())
  const [entry] = (await listAudit(core, boss, { limit: 1 })).entries
  expect(entry).toMatchObject({ action: 'accounts.rooms', after: { rooms: expect.arrayContaining(['secret']) } })
  expect(
    (await chooseGuestRooms(core, boss, { personId: guest.personId, roomIds: [secret, closed] })).published,
  ).toEqual([])
  const missing = { personId: guest.personId, roomIds: [randomUUID()] }
  await expect(chooseGuestRooms(core, boss, missing)).rejects.toMatchObject(none)
})

test('whoever is made a guest stays where they are, and may go anywhere once they are a member again', async () => {
  await appointPerson(core, boss, { personId: member.personId, role: 'guest' })
  expect(await rooms(member)).toEqual([chosen])
  await expect(joinRoom(core, member, { roomId: closed })).rejects.toMatchObject(none)
  await appointPerson(core, boss, { personId: member.personId, role: 'member' })
  await joinRoom(core, member, { roomId: closed })
  const wrong = { personId: member.personId, roomIds: [closed] }
  await expect(chooseGuestRooms(core, boss, wrong)).rejects.toMatchObject({ code: 'NOT_A_GUEST' })
  await expect(createWorkspaceInvite(core, boss, { role: 'member', roomIds: [closed] })).rejects.toMatchObject({
    code: 'NOT_A_GUEST',
  })
})

test('a guest is told of nobody whom they never met, by whatever id or name they ask', async () => {
  const room = await workspace.room(boss, member)
  const outsider = await workspace.person('outsider')
  await chooseGuestRooms(core, boss, { personId: guest.personId, roomIds: [room] })
  const known = async (...who: Principal[]) => {
    const { people } = await getPeople(core, guest, { ids: who.map(({ personId }) => personId) })
    return people.map(({ handle }) => handle).sort()
  }
  expect(await known(boss, member, outsider, guest)).toEqual(['boss', 'gus', 'member'])
  expect((await sendMessage(core, guest, say(room, 'is @outsider there?'))).output.notInRoom).toBeUndefined()
  expect((await sendMessage(core, boss, say(room, 'is @outsider there?'))).output.notInRoom).toEqual([
    outsider.personId,
  ])
  // Whoever left stays the author of what they wrote, and keeps their name.
  await leaveRoom(core, member, { roomId: room })
  expect(await known(member)).toEqual(['member'])
  // A guest who keeps order in a room does so among the guests of it.
  await appointInRoom(core, boss, { roomId: room, personId: guest.personId, role: 'moderator' })
  const mute = (personId: string, roomId: string) => mutePerson(core, guest, { personId, roomId, minutes: 10 })
  await expect(mute(outsider.personId, room)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
  await expect(mute(member.personId, closed)).rejects.toMatchObject(none)
  await expect(mute(member.personId, randomUUID())).rejects.toMatchObject(none)
  await expect(mute(member.personId, room)).rejects.toMatchObject({ code: 'RANK_TOO_LOW' })
})

const say = (roomId: string, body: string) => ({ roomId, clientId: randomUUID(), body })
