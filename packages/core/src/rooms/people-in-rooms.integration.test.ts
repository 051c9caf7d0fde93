import { randomUUID } from 'node:crypto'
import type { Room } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { editMessage } from '../messages/edit-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { appointMember, transferRoom } from './appoint-member.ts'
import { archiveRoom, unarchiveRoom } from './archive-room.ts'
import { createRoom } from './create-room.ts'
import { invitePeople } from './invite-people.ts'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { listMembers } from './list-members.ts'
import { listRooms } from './list-rooms.ts'
import { openDirectRoom } from './open-direct-room.ts'
import { previewRoom } from './preview-room.ts'
import { promoteRoom } from './promote-room.ts'
import { readJoinedRoom } from './read-joined-room.ts'
import { removeMember } from './remove-member.ts'
import { syncRoom } from './sync-room.ts'
import { updateRoom } from './update-room.ts'

let workspace: TestWorkspace
let people: Record<'ann' | 'ben' | 'cat' | 'dan', Principal>

beforeAll(async () => {
  workspace = await openTestWorkspace()
  const [ann, ben, cat, dan] = (await Promise.all(['ann', 'ben', 'cat', 'dan'].map(workspace.person))) as [
    Principal,
    Principal,
    Principal,
    Principal,
  ]
  people = { ann, ben, cat, dan }
})
afterAll(() => workspace.close())

const refused = (code: string) => expect.objectContaining({ code })
const say = (who: Principal, roomId: string, body = 'hello') =>
  sendMessage(workspace.core, who, { roomId, clientId: randomUUID(), body })

async function makePrivate(owner: Principal, ...others: Principal[]): Promise<string> {
  const input = { clientId: randomUUID(), name: `p-${randomUUID()}`, kind: 'private' as const }
  const { room } = await createRoom(workspace.core, owner, input)
  if (others.length > 0) {
    const personIds = others.map(({ personId }) => personId)
    await invitePeople(workspace.core, owner, { roomId: room.room.id, personIds })
  }
  return room.room.id
}

async function rolesIn(roomId: string, as: Principal): Promise<Record<string, string>> {
  const { members } = await listMembers(workspace.core, as, { roomId })
  return Object.fromEntries(members.map(({ member, person }) => [person.handle, member.role]))
}

test('one direct room for two, and one group for a set, whoever asks first, also at once on two processes', async () => {
  const { core } = workspace
  const other = workspace.instance()
  const { ann, ben, cat } = people
  const asked = await Promise.all([
    openDirectRoom(core, ann, { personIds: [ben.personId] }),
    openDirectRoom(other, ben, { personIds: [ann.personId, ben.personId] }),
    openDirectRoom(core, ann, { personIds: [ben.personId, ben.personId] }),
    openDirectRoom(other, ann, { personIds: [ben.personId] }),
  ])
  expect(new Set(asked.map(({ room }) => room.id)).size).toBe(1)
  const [direct] = asked
  expect(direct?.room).toMatchObject({ kind: 'direct', name: '' })
  expect(new Set(direct?.room.people)).toEqual(new Set([ann.personId, ben.personId]))

  const groups = await Promise.all([
    openDirectRoom(core, ann, { personIds: [ben.personId, cat.personId] }),
    openDirectRoom(other, cat, { personIds: [ann.personId, ben.personId] }),
  ])
  expect(new Set(groups.map(({ room }) => room.id)).size).toBe(1)
  expect(groups[0]?.room.kind).toBe('group')
  const roomId = direct?.room.id ?? ''
  await say(ben, roomId)
  await expect(leaveRoom(core, ann, { roomId })).rejects.toEqual(refused('DIRECT_STAYS'))
  const personIds = [cat.personId]
  await expect(invitePeople(core, ann, { roomId, personIds })).rejects.toEqual(refused('FORBIDDEN'))
  await expect(updateRoom(core, ann, { roomId, topic: 'x' })).rejects.toEqual(refused('FORBIDDEN'))
  await expect(openDirectRoom(core, ann, { personIds: [ann.personId] })).rejects.toEqual(refused('PERSON_NOT_FOUND'))
  await expect(openDirectRoom(core, ann, { personIds: [randomUUID()] })).rejects.toEqual(refused('PERSON_NOT_FOUND'))
  const crowd = Array.from({ length: 9 }, () => randomUUID())
  await expect(openDirectRoom(core, ann, { personIds: crowd })).rejects.toMatchObject({
    code: 'TOO_MANY_PEOPLE',
    limit: 9,
  })
})

test('a group goes by who is in it now, and becomes a private room with a name', async () => {
  const { core } = workspace
  const { ann, ben, cat, dan } = people
  const group = await openDirectRoom(core, ann, { personIds: [ben.personId, cat.personId, dan.personId] })
  const roomId = group.room.id
  await say(ann, roomId, 'from before')
  await leaveRoom(core, dan, { roomId })
  const without = await readJoinedRoom(core, ann, roomId)
  expect(without.room.people).toHaveLength(3)
  // The same four again are another room, because dan is not in this one.
  const anew = await openDirectRoom(core, ann, { personIds: [ben.personId, cat.personId, dan.personId] })
  expect(anew.room.id).not.toBe(roomId)
  await leaveRoom(core, cat, { roomId })
  // What is left is two people, between whom there is a direct room.
  expect((await openDirectRoom(core, ann, { personIds: [ben.personId] })).room.kind).toBe('direct')

  const name = `grown-${randomUUID()}`
  const at = (await readJoinedRoom(core, ann, roomId)).head
  await promoteRoom(core, ben, { roomId, name, topic: 'bigger' })
  await promoteRoom(core, ben, { roomId, name })
  const { changes } = await syncRoom(core, ann, { roomId, epoch: workspace.epoch, after: at })
  expect(changes).toMatchObject([
    { type: 'room', room: { kind: 'private', name, topic: 'bigger' } },
    { type: 'member', member: { userId: ben.personId, role: 'owner' } },
  ])
  expect(changes[0]).not.toHaveProperty('room.people')
  await expect(promoteRoom(core, ann, { roomId, name: 'again' })).rejects.toEqual(refused('FORBIDDEN'))
  await invitePeople(core, ben, { roomId, personIds: [cat.personId, dan.personId] })
  expect(await rolesIn(roomId, cat)).toEqual({ ann: 'member', ben: 'owner', cat: 'member', dan: 'member' })
})

test('a private room is found by its members only, and entered by invitation', async () => {
  const { core } = workspace
  const { ann, ben, cat } = people
  const roomId = await makePrivate(ann, ben)
  const { name } = (await readJoinedRoom(core, ben, roomId)).room
  const namesFor = async (who: Principal, more: object = {}) =>
    (await listRooms(core, who, { query: name, ...more })).rooms.map(({ room }) => room.name)
  expect(await namesFor(ben)).toEqual([name])
  expect(await namesFor(ben, { joined: false })).toEqual([])
  expect(await namesFor(cat)).toEqual([])
  await expect(joinRoom(core, cat, { roomId })).rejects.toEqual(refused('ROOM_NOT_FOUND'))
  await expect(leaveRoom(core, cat, { roomId })).rejects.toEqual(refused('ROOM_NOT_FOUND'))
  await expect(previewRoom(core, cat, { roomId })).rejects.toEqual(refused('ROOM_NOT_FOUND'))
  await expect(say(cat, roomId)).rejects.toEqual(refused('ROOM_NOT_FOUND'))
  const personIds = [cat.personId]
  await expect(invitePeople(core, ben, { roomId, personIds })).rejects.toEqual(refused('FORBIDDEN'))
  await appointMember(core, ann, { roomId, personId: ben.personId, role: 'moderator' })
  expect((await invitePeople(core, ben, { roomId, personIds: [...personIds, ann.personId] })).output).toEqual({
    added: personIds,
  })
  await say(cat, roomId)
  await expect(invitePeople(core, ben, { roomId, personIds: [randomUUID()] })).rejects.toEqual(
    refused('PERSON_NOT_FOUND'),
  )
})

test('who may what: members, moderators and owners', async () => {
  const { core } = workspace
  const { ann, ben, cat, dan } = people
  const roomId = await workspace.room(ann, ben, cat, dan)
  await appointMember(core, ann, { roomId, personId: ben.personId, role: 'moderator' })
  await updateRoom(core, cat, { roomId, topic: 'anybody may say what it is about' })
  await expect(updateRoom(core, cat, { roomId, description: 'x' })).rejects.toEqual(refused('FORBIDDEN'))
  await expect(removeMember(core, cat, { roomId, personId: dan.personId })).rejects.toEqual(refused('FORBIDDEN'))
  await expect(removeMember(core, ben, { roomId, personId: ann.personId })).rejects.toEqual(refused('FORBIDDEN'))
  const promotion = { roomId, personId: cat.personId, role: 'owner' as const }
  await expect(appointMember(core, ben, promotion)).rejects.toEqual(refused('FORBIDDEN'))
  await expect(archiveRoom(core, ben, { roomId })).rejects.toEqual(refused('FORBIDDEN'))

  await updateRoom(core, ben, { roomId, posting: 'moderators' })
  await expect(updateRoom(core, cat, { roomId, topic: 'x' })).rejects.toEqual(refused('FORBIDDEN'))
  const { published } = await removeMember(core, ben, { roomId, personId: dan.personId })
  expect(published).toMatchObject([{ roomId, changes: [{ member: { userId: dan.personId, state: 'left' } }] }])
  expect((await removeMember(core, ben, { roomId, personId: dan.personId })).published).toEqual([])
  await expect(say(dan, roomId)).rejects.toEqual(refused('NOT_A_MEMBER'))
  await expect(appointMember(core, ann, { ...promotion, personId: dan.personId })).rejects.toEqual(
    refused('MEMBER_NOT_FOUND'),
  )
  await transferRoom(core, ann, { roomId, personId: ben.personId })
  expect(await rolesIn(roomId, ann)).toEqual({ ann: 'moderator', ben: 'owner', cat: 'member' })
})

test('a role ends with the membership; a room that everybody left is owned by whoever comes back', async () => {
  const { core } = workspace
  const { ann, ben, cat } = people
  const roomId = await workspace.room(ann, ben)
  await appointMember(core, ann, { roomId, personId: ben.personId, role: 'moderator' })
  await leaveRoom(core, ben, { roomId })
  await joinRoom(core, ben, { roomId })
  expect(await rolesIn(roomId, ann)).toEqual({ ann: 'owner', ben: 'member' })
  await expect(leaveRoom(core, ann, { roomId })).rejects.toEqual(refused('LAST_OWNER'))
  const resigning = { roomId, personId: ann.personId, role: 'member' as const }
  await expect(appointMember(core, ann, resigning)).rejects.toEqual(refused('LAST_OWNER'))
  await expect(removeMember(core, ann, resigning)).rejects.toEqual(refused('LAST_OWNER'))
  await leaveRoom(core, ben, { roomId })
  await leaveRoom(core, ann, { roomId })
  await joinRoom(core, cat, { roomId })
  expect(await rolesIn(roomId, cat)).toEqual({ cat: 'owner' })
})

test('two owners who go, or put each other down, at once on two processes leave one owner', async () => {
  const other = workspace.instance()
  const { ann, ben, cat } = people
  const ways = [
    (core: typeof other, roomId: string, me: Principal) => leaveRoom(core, me, { roomId }),
    (core: typeof other, roomId: string, me: Principal, you: Principal) =>
      appointMember(core, me, { roomId, personId: you.personId, role: 'member' }),
    (core: typeof other, roomId: string, me: Principal, you: Principal) =>
      removeMember(core, me, { roomId, personId: you.personId }),
    (core: typeof other, roomId: string, me: Principal) =>
      appointMember(core, me, { roomId, personId: me.personId, role: 'moderator' }),
  ]
  for (const first of ways) {
    for (const second of ways) {
      const roomId = await workspace.room(ann, ben, cat)
      await appointMember(workspace.core, ann, { roomId, personId: ben.personId, role: 'owner' })
      await Promise.allSettled([first(workspace.core, roomId, ann, ben), second(other, roomId, ben, ann)])
      expect(Object.values(await rolesIn(roomId, cat))).toContain('owner')
    }
  }
})

test('an archived room is read and not changed, stands in a list of its own, and comes back whole', async () => {
  const { core, epoch } = workspace
  const { ann, ben, cat } = people
  const roomId = await workspace.room(ann, ben)
  const { seq } = (await say(ben, roomId, 'kept')).output.message
  const { published } = await archiveRoom(core, ann, { roomId })
  expect(published).toMatchObject([{ roomId, changes: [{ type: 'room', room: { archivedAt: expect.any(String) } }] }])
  expect((await archiveRoom(core, ann, { roomId })).published).toEqual([])
  const edit = { roomId, epoch, seq, clientId: randomUUID(), body: 'changed' }
  const tries = [
    () => say(ben, roomId),
    () => say(ann, roomId),
    () => editMessage(core, ben, edit),
    () => updateRoom(core, ann, { roomId, topic: 'x' }),
    () => invitePeople(core, ann, { roomId, personIds: [cat.personId] }),
    () => joinRoom(core, cat, { roomId }),
  ]
  for (const each of tries) await expect(each()).rejects.toEqual(refused('ROOM_ARCHIVED'))
  const { name } = (await readJoinedRoom(core, ben, roomId)).room
  expect((await listRooms(core, cat, { query: name })).rooms).toEqual([])
  expect((await listRooms(core, cat, { query: name, archived: true })).rooms).toMatchObject([{ room: { id: roomId } }])
  expect((await previewRoom(core, cat, { roomId })).messages.map(({ body }) => body)).toContain('kept')
  const { output } = await unarchiveRoom(core, ann, { roomId })
  expect(output.room).not.toHaveProperty('archivedAt')
  await say(ben, roomId, 'and on')
})

test('in a room of announcements members are refused, and owners and moderators post', async () => {
  const { core } = workspace
  const { ann, ben, cat } = people
  const roomId = await workspace.room(ann, ben, cat)
  await appointMember(core, ann, { roomId, personId: ben.personId, role: 'moderator' })
  await say(cat, roomId)
  await updateRoom(core, ann, { roomId, posting: 'moderators' })
  await expect(say(cat, roomId)).rejects.toEqual(refused('POSTING_RESTRICTED'))
  await say(ann, roomId)
  await say(ben, roomId)
  await appointMember(core, ann, { roomId, personId: ben.personId, role: 'member' })
  await expect(say(ben, roomId)).rejects.toEqual(refused('POSTING_RESTRICTED'))
  await updateRoom(core, ann, { roomId, posting: 'everyone' })
  await say(cat, roomId)
})

test('what a room says of itself syncs as its newest state, and what is so already takes no rev', async () => {
  const { core, epoch } = workspace
  const { ann, ben } = people
  const roomId = await workspace.room(ann, ben)
  const { head } = await readJoinedRoom(core, ann, roomId)
  const name = `renamed-${randomUUID()}`
  await updateRoom(core, ann, { roomId, name, description: ' first\r\nsecond ' })
  const { output, published } = await updateRoom(core, ann, { roomId, topic: 'now' })
  expect((await updateRoom(core, ann, { roomId, topic: ' now ' })).published).toEqual([])
  const { changes } = await syncRoom(core, ben, { roomId, epoch, after: head })
  expect(changes.filter(({ type }) => type !== 'line')).toEqual(published[0]?.changes)
  expect(output.room satisfies Room).toMatchObject({ name, topic: 'now', description: 'first\nsecond' })
})

test('two rooms whose names look alike are not made, also not by renaming, also not at once', async () => {
  const { core } = workspace
  const other = workspace.instance()
  const { ann, ben } = people
  const create = (name: string, by = core) => createRoom(by, ann, { clientId: randomUUID(), name })
  const made = await create('сору-pace')
  for (const name of ['copy-pace', 'сору-расе', 'ｃｏｐｙ-pace', 'cορυ-pace'.replace('c', 'с')]) {
    await expect(create(name)).rejects.toMatchObject({ code: expect.stringMatching(/^ROOM_NAME_(TAKEN|INVALID)$/) })
  }
  await expect(create('cоpy-pace')).rejects.toEqual(refused('ROOM_NAME_INVALID'))
  const roomId = await workspace.room(ben)
  await expect(updateRoom(core, ben, { roomId, name: 'copy-pace' })).rejects.toEqual(refused('ROOM_NAME_TAKEN'))
  await updateRoom(core, ann, { roomId: made.room.room.id, name: 'copy-pace' })
  const raced = await Promise.allSettled([
    create('оскар'),
    create('оскаρ'.replace('ρ', 'р'), other),
    updateRoom(other, ben, { roomId, name: 'оскар' }),
  ])
  expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
