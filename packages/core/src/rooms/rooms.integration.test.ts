import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { createRoom } from './create-room.ts'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { listMembers } from './list-members.ts'
import { listRooms } from './list-rooms.ts'
import { readHeads } from './read-heads.ts'
import { readHistory } from './read-history.ts'
import { syncRoom } from './sync-room.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  ann = await workspace.person('ann')
  ben = await workspace.person('ben')
})
afterAll(() => workspace.close())

test('who makes a room owns it and is in it', async () => {
  const { room } = await createRoom(workspace.core, ann, {
    clientId: randomUUID(),
    name: 'Café-Müller.2',
    topic: '  two\n lines ',
  })
  expect(room).toMatchObject({
    room: { kind: 'public', name: 'café-müller.2', topic: 'two lines' },
    head: 1,
    lastSeq: 0,
    role: 'owner',
    memberCount: 1,
    readSeq: 0,
    unread: { count: 0, asOfRev: 1 },
  })
})

test('I3 making a room again with the same client id, also at once on two processes, brings the same room', async () => {
  const other = workspace.instance()
  const input = { clientId: randomUUID(), name: 'again' }
  const made = await Promise.all([workspace.core, other, workspace.core].map((core) => createRoom(core, ann, input)))
  const later = await createRoom(other, ann, { ...input, name: 'again-under-another-name' })
  expect(new Set([...made, later].map(({ room }) => room.room.id)).size).toBe(1)
  expect(later.room.room.name).toBe('again')
})

test('the same name by several people at once is one room, and taken for the others', async () => {
  const other = workspace.instance()
  const tries = await Promise.allSettled(
    [ann, ben, ann, ben].map((person, index) =>
      createRoom(index < 2 ? workspace.core : other, person, { clientId: randomUUID(), name: 'race' }),
    ),
  )
  expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  for (const each of tries) {
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'ROOM_NAME_TAKEN', field: 'name' })
  }
})

test('I5 joining and leaving are acked alike when done again, and told again: the first answer may be lost', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann)
  const joined = await joinRoom(core, ben, { roomId })
  expect(joined.output.room).toMatchObject({ role: 'member', memberCount: 2, head: 2 })
  expect(joined.published).toMatchObject([
    {
      roomId,
      changes: [
        {
          type: 'member',
          rev: 2,
          member: { userId: ben.personId, role: 'member', state: 'joined' },
          person: ben.person,
          memberCount: 2,
        },
      ],
    },
  ])
  expect(await joinRoom(core, ben, { roomId })).toEqual(joined)
  const left = await leaveRoom(core, ben, { roomId })
  expect(left).toMatchObject({
    output: {},
    published: [{ changes: [{ rev: 3, member: { state: 'left' }, memberCount: 1 }] }],
  })
  expect(await leaveRoom(core, ben, { roomId })).toEqual(left)
  const stranger = await workspace.person('stranger')
  expect(await leaveRoom(core, stranger, { roomId })).toEqual({ output: {}, published: [] })
  expect(await readHeads(core, [roomId, randomUUID()])).toEqual(new Map([[roomId, 3]]))
})

test('who joins has read what was there', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann)
  await sendMessage(core, ann, { roomId, clientId: randomUUID(), body: 'before' })
  const { output } = await joinRoom(core, ben, { roomId })
  expect(output.room).toMatchObject({ lastSeq: 2, readSeq: 2, unread: { count: 0 } })
})

test('I9 a room that one is not in shows nothing, and one that does not exist is not found', async () => {
  const { core, epoch } = workspace
  const roomId = await workspace.room(ann, ben)
  await leaveRoom(core, ben, { roomId })
  const body = 'hello'
  for (const [room, code] of [
    [roomId, 'NOT_A_MEMBER'],
    [randomUUID(), 'ROOM_NOT_FOUND'],
  ] as const) {
    const where = { roomId: room, epoch }
    await expect(readHistory(core, ben, where)).rejects.toMatchObject({ code })
    await expect(syncRoom(core, ben, { ...where, after: 0 })).rejects.toMatchObject({ code })
    await expect(listMembers(core, ben, { roomId: room })).rejects.toMatchObject({ code })
    await expect(sendMessage(core, ben, { roomId: room, clientId: randomUUID(), body })).rejects.toMatchObject({ code })
  }
  await expect(joinRoom(core, ben, { roomId: randomUUID() })).rejects.toMatchObject({ code: 'ROOM_NOT_FOUND' })
  await expect(leaveRoom(core, ben, { roomId: randomUUID() })).rejects.toMatchObject({ code: 'ROOM_NOT_FOUND' })
})

test('rooms are found by a part of their name or topic, page by page', async () => {
  const { core } = workspace
  const make = (name: string, topic = '') => createRoom(core, ann, { clientId: randomUUID(), name, topic })
  for (const name of ['zoo-c', 'zoo-a', 'zoo-b', '动物园']) await make(name)
  await make('elsewhere', 'About the ZOO')
  await make('percent_', '100% of it')
  const find = async (query: string) => {
    const names: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await listRooms(core, ben, { query, limit: 2, ...(after ? { after } : {}) })
      names.push(...page.rooms.map(({ room }) => room.name))
      if (!page.next) return names
      after = page.next
    }
  }
  expect(await find('Zoo')).toEqual(['elsewhere', 'zoo-a', 'zoo-b', 'zoo-c'])
  expect(await find('动物')).toEqual(['动物园'])
  expect(await find('100%')).toEqual(['percent_'])
  expect(await find('t_')).toEqual(['percent_'])
  expect(await find('\0')).toEqual([])
  const [mine] = (await listRooms(core, ann, { query: 'zoo-a' })).rooms
  expect(mine).toMatchObject({ memberCount: 1, joined: true })
  const [notMine] = (await listRooms(core, ben, { query: 'zoo-a' })).rooms
  expect(notMine).toMatchObject({ memberCount: 1, joined: false })
})

test('members are listed by display name, page by page, without those who left', async () => {
  const { core } = workspace
  const people = await Promise.all(['m-dora', 'm-carl', 'm-bert', 'm-anna'].map((handle) => workspace.person(handle)))
  const roomId = await workspace.room(ann, ...people)
  await leaveRoom(core, people[1] ?? ann, { roomId })
  const names: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await listMembers(core, ann, { roomId, limit: 2, ...(after ? { after } : {}) })
    names.push(...page.members.map(({ person }) => person.handle))
    if (!page.next) break
    after = page.next
  }
  expect(names).toEqual(['ann', 'm-anna', 'm-bert', 'm-dora'])
  await expect(listMembers(core, ann, { roomId, after: 'nonsense' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    field: 'after',
  })
})
