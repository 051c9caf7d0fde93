import { randomUUID } from 'node:crypto'
import { openRows, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBootstrap } from '../bootstrap/read-bootstrap.ts'
import { codeOf } from '../fixtures/code-of.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { turnPages } from '../fixtures/turn-pages.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { createRoom } from '../rooms/create-room.ts'
import { joinRoom } from '../rooms/join-room.ts'
import { leaveRoom } from '../rooms/leave-room.ts'
import { openDirectRoom } from '../rooms/open-direct-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import * as admin from './index.ts'

let workspace: TestWorkspace
let rows: Rows
/** Owns the workspace, and is in none of the rooms. */
let boss: Principal
let ann: Principal
let bob: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  rows = await openRows(workspace.url)
  boss = await workspace.person('boss')
  ann = await workspace.person('ann')
  bob = await workspace.person('bob')
})
afterAll(async () => {
  await rows.close()
  await workspace.close()
})

const nobodyThere = async () => ({ online: 2, connections: null })

async function privateRoom(...others: Principal[]) {
  const name = `private-${randomUUID()}`
  const { room } = await createRoom(workspace.core, ann, { clientId: randomUUID(), name, kind: 'private' })
  for (const { personId } of others) {
    await admin.handOverRoom(workspace.core, boss, { roomId: room.room.id, personId })
    await admin.handOverRoom(workspace.core, boss, { roomId: room.room.id, personId: ann.personId })
  }
  return { roomId: room.room.id, name }
}

test('an admin changes a room that they are not in, and its members are told', async () => {
  const { core } = workspace
  const { roomId } = await privateRoom()
  const name = `renamed-${randomUUID()}`
  const { output, published } = await admin.updateManagedRoom(core, boss, {
    roomId,
    name,
    topic: 'why',
    posting: 'moderators',
  })
  expect(output.managed).toMatchObject({
    room: { name, topic: 'why', posting: 'moderators' },
    ownerCount: 1,
    memberCount: 1,
  })
  expect(output.managed.owners.map(({ id }) => id)).toEqual([ann.personId])
  expect(published).toMatchObject([{ roomId, changes: [{ type: 'room', room: { name } }] }])
  const again = await admin.updateManagedRoom(core, boss, { roomId, name })
  expect(again.published).toEqual([])
  const { entries } = await admin.listAudit(core, boss, { targetId: roomId })
  expect(entries).toMatchObject([
    { action: 'rooms.update', before: { topic: '', posting: 'everyone' }, after: { name, topic: 'why' } },
  ])
  expect(await codeOf(admin.updateManagedRoom(core, boss, { roomId, name: 'No Such Name!' }))).toBe('ROOM_NAME_INVALID')
  expect(await codeOf(admin.updateManagedRoom(core, ann, { roomId, topic: 'x' }))).toBe('NOT_AN_ADMIN')
  // A room that was closed is open to everybody, and closed again to whoever is not in it.
  const seen = () => codeOf(joinRoom(core, bob, { roomId }))
  expect(await seen()).toBe('ROOM_NOT_FOUND')
  await admin.updateManagedRoom(core, boss, { roomId, kind: 'public' })
  expect(await codeOf(readHistory(core, bob, { roomId, epoch: workspace.epoch }))).toBe('NOT_A_MEMBER')
  const shut = await admin.updateManagedRoom(core, boss, { roomId, kind: 'private' })
  expect(shut.published).toMatchObject([{ roomId, changes: [{ type: 'room', room: { kind: 'private' } }] }])
  expect(await seen()).toBe('ROOM_NOT_FOUND')
  const [last] = (await admin.listAudit(core, boss, { targetId: roomId })).entries
  expect(last).toMatchObject({ before: { kind: 'public' }, after: { kind: 'private' } })
  // Who runs the workspace does not read what is said in it.
  expect(await codeOf(readHistory(core, boss, { roomId, epoch: workspace.epoch }))).toBe('ROOM_NOT_FOUND')
})

test('what people say to each other is nothing to be run', async () => {
  const { core } = workspace
  const { room } = await openDirectRoom(core, ann, { personIds: [bob.personId] })
  const roomId = room.id
  const acts = [
    admin.readManagedRoom(core, boss, { roomId }),
    admin.listManagedMembers(core, boss, { roomId }),
    admin.updateManagedRoom(core, boss, { roomId, topic: 'x' }),
    admin.setRoomsArchived(core, boss, [roomId], true),
    admin.handOverRoom(core, boss, { roomId, personId: boss.personId }),
    admin.addToRoom(core, boss, { roomId, personIds: [boss.personId] }),
    admin.removeFromRoom(core, boss, { roomId, personId: bob.personId }),
    admin.deleteRoom(core, boss, { roomId, name: '' }),
    admin.readManagedRoom(core, boss, { roomId: randomUUID() }),
  ]
  expect(await Promise.all(acts.map(codeOf))).toEqual(Array(9).fill('ROOM_NOT_FOUND'))
})

test('rooms are archived and brought back together, each that is there', async () => {
  const { core } = workspace
  const [one, two] = [await privateRoom(), await privateRoom()]
  const roomIds = [one.roomId, randomUUID(), two.roomId]
  const { output, published } = await admin.setRoomsArchived(core, boss, roomIds, true)
  expect(output.changed).toEqual([one.roomId, two.roomId])
  expect(published).toHaveLength(2)
  expect((await admin.setRoomsArchived(core, boss, roomIds, true)).output.changed).toEqual([])
  // Those count that were changed: not what was so already, or was named twice.
  const { roomId } = await privateRoom()
  const mixed = [...roomIds, roomId, roomId]
  expect((await admin.setRoomsArchived(core, boss, mixed, true)).output.changed).toEqual([roomId])
  const { entries } = await admin.listAudit(core, boss, { action: 'rooms.archive' })
  expect(entries.map(({ target }) => target.id)).toEqual([roomId, two.roomId, one.roomId])
  expect(await codeOf(admin.updateManagedRoom(core, boss, { roomId: one.roomId, topic: 'x' }))).toBe('ROOM_ARCHIVED')
  expect((await admin.setRoomsArchived(core, boss, roomIds, false)).output.changed).toEqual([one.roomId, two.roomId])
})

test('I4 whether people may write in a room is told by the room: no row of its members is written for it', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann, bob)
  const say = (by: Principal) => codeOf(sendMessage(core, by, { roomId, clientId: randomUUID(), body: 'hello' }))
  const written = () => rows.query('SELECT ctid::text FROM member WHERE room_id = $1 ORDER BY person_id', [roomId])
  const before = await written()
  await admin.updateManagedRoom(core, boss, { roomId, posting: 'moderators' })
  expect([await say(ann), await say(bob)]).toEqual(['done', 'POSTING_RESTRICTED'])
  await admin.updateManagedRoom(core, boss, { roomId, posting: 'everyone' })
  await admin.setRoomsArchived(core, boss, [roomId], true)
  expect([await say(ann), await say(bob)]).toEqual(['ROOM_ARCHIVED', 'ROOM_ARCHIVED'])
  await admin.setRoomsArchived(core, boss, [roomId], false)
  expect([await say(ann), await say(bob)]).toEqual(['done', 'done'])
  expect(await written()).toEqual(before)
})

test('a room is handed over, and keeps an owner where it has one', async () => {
  const { core } = workspace
  const { roomId } = await privateRoom(bob)
  const appoint = (personId: string, role: 'owner' | 'member') =>
    admin.appointInRoom(core, boss, { roomId, personId, role })
  expect(await codeOf(appoint(ann.personId, 'member'))).toBe('LAST_ROOM_OWNER')
  expect(await codeOf(appoint(boss.personId, 'owner'))).toBe('MEMBER_NOT_FOUND')
  await appoint(bob.personId, 'owner')
  const both = await Promise.all([codeOf(appoint(ann.personId, 'member')), codeOf(appoint(bob.personId, 'member'))])
  expect(both.sort()).toEqual(['LAST_ROOM_OWNER', 'done'])
  const { output } = await admin.handOverRoom(core, boss, { roomId, personId: boss.personId })
  expect(output.managed).toMatchObject({ ownerCount: 1, memberCount: 3, owners: [{ id: boss.personId }] })
  const { members } = await admin.listManagedMembers(core, boss, { roomId })
  expect(members[0]?.person.id).toBe(boss.personId)
  expect(members).toHaveLength(3)
  const first = await admin.listManagedMembers(core, boss, { roomId, limit: 2 })
  const rest = await admin.listManagedMembers(core, boss, { roomId, limit: 2, after: first.next ?? '' })
  expect([...first.members, ...rest.members]).toEqual(members)
  expect((await admin.listManagedMembers(core, boss, { roomId, query: 'BO' })).members).toHaveLength(2)
  expect(await codeOf(admin.handOverRoom(core, boss, { roomId, personId: randomUUID() }))).toBe('PERSON_NOT_FOUND')
})

test('numbers of a room follow what happens in it, and each message is counted once', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann, bob)
  const { seq } = await sayMany(roomId, 3)
  await Promise.all([admin.tallyMessages(core), admin.tallyMessages(workspace.instance())])
  await admin.tallyMessages(core)
  await sayMany(roomId, 2)
  await deleteMessage(core, ann, { roomId, epoch: workspace.epoch, seq })
  await admin.tallyMessages(core)
  const managed = async () => (await admin.readManagedRoom(core, boss, { roomId })).managed
  expect(await managed()).toMatchObject({ messages: 5, bytes: 25, memberCount: 2, ownerCount: 1 })
  await leaveRoom(core, bob, { roomId })
  expect(await managed()).toMatchObject({ memberCount: 1 })
  await joinRoom(core, bob, { roomId })
  expect(await managed()).toMatchObject({ memberCount: 2, lastActivityAt: expect.any(String) })
  const [counted] = await rows.query(`SELECT members, owners FROM room WHERE id = $1`, [roomId])
  expect(counted).toEqual({ members: 2, owners: 1 })
  const overviewNow = async () => (await admin.readOverview(core, boss, nobodyThere)).overview
  const before = await overviewNow()
  // What nobody counted yet is told as well, and once: of today what was written now, of its day what was written then.
  await sayMany(roomId, 4)
  await rows.query(
    `UPDATE message SET created_at = now() - interval '3 days' WHERE room_id = $1 AND seq = (SELECT rev FROM room WHERE id = $1)`,
    [roomId],
  )
  const overview = await overviewNow()
  const [written] = await rows.query<{ messages: number }>('SELECT count(*)::int AS messages FROM message')
  expect(overview.messages).toMatchObject({ total: written?.messages, today: before.messages.today + 3 })
  expect(overview.messages.days).toHaveLength(30)
  expect(overview.messages.days.at(-4)?.count).toBe((before.messages.days.at(-4)?.count ?? 0) + 1)
  await admin.tallyMessages(core)
  expect((await overviewNow()).messages).toEqual(overview.messages)
  expect(overview.people).toMatchObject({ total: 3, online: 2, activeDay: 3 })
  const alone = await admin.readOverview(core, boss, async () => ({ online: 0, connections: 1 }))
  expect(alone.overview.people.online).toBe(1)
  expect(overview.sessions).toBe(3)
  expect(await codeOf(admin.readOverview(core, ann, nobodyThere))).toBe('NOT_AN_ADMIN')
})

async function sayMany(roomId: string, count: number) {
  let seq = 0
  for (let at = 0; at < count; at += 1) seq = await workspace.say(ann, roomId, 'words')
  return { seq }
}

test('rooms are found, sorted and turned over page by page, each once', async () => {
  const { core } = workspace
  const { rooms: all, total } = await admin.listManagedRooms(core, boss, { limit: 200 })
  expect(total).toBe(all.length)
  for (const sort of ['name', 'members', 'messages', 'activity', 'bytes', 'created'] as const) {
    for (const descending of [false, true]) {
      const seen = await turnPages(async (after) => {
        const page = await admin.listManagedRooms(core, boss, { sort, descending, limit: 3, ...after })
        return { ids: page.rooms.map(({ room }) => room.id), next: page.next }
      })
      expect(new Set(seen).size, sort).toBe(all.length)
      expect(seen, sort).toHaveLength(all.length)
    }
  }
  const { roomId, name } = await privateRoom()
  const found = async (asked: Parameters<typeof admin.listManagedRooms>[2]) =>
    (await admin.listManagedRooms(core, boss, asked)).rooms.map(({ room }) => room.id)
  expect(await found({ query: name.toUpperCase() })).toEqual([roomId])
  expect(await found({ query: name, kind: 'public' })).toEqual([])
  expect(await found({ query: name, lacks: 'members' })).toEqual([])
  await leaveRoom(core, ann, { roomId })
  expect(await found({ query: name, lacks: 'members' })).toEqual([roomId])
  expect(await found({ query: name, lacks: 'owner', archived: false })).toEqual([roomId])
  // Its size is that of what was said and of the pictures in it; a room is sorted by what is shown.
  await rows.query(
    `INSERT INTO file (id, purpose, name, media_type, width, height, bytes, stored_bytes, hash, room_id, attached_at)
     VALUES (gen_random_uuid(), 'message', 'x', 'image/webp', 1, 1, 1, 1000000, '', $1, now())`,
    [roomId],
  )
  const largest = await admin.listManagedRooms(core, boss, { sort: 'bytes', descending: true })
  expect(largest.rooms[0]).toMatchObject({ room: { id: roomId }, bytes: 1_000_000 })
  const sizes = largest.rooms.map(({ bytes }) => bytes)
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
})

test('a room is deleted by whoever repeats its name, with all that was said in it', async () => {
  const { core } = workspace
  const { roomId, name } = await privateRoom(bob)
  await sayMany(roomId, 3)
  expect(await codeOf(admin.deleteRoom(core, boss, { roomId, name: 'another' }))).toBe('NAME_NOT_REPEATED')
  await admin.deleteRoom(core, boss, { roomId, name })
  expect((await readBootstrap(core, ann)).rooms.map(({ room }) => room.id)).not.toContain(roomId)
  expect(await codeOf(readHistory(core, ann, { roomId, epoch: workspace.epoch }))).toBe('ROOM_NOT_FOUND')
  expect(await codeOf(workspace.say(ann, roomId, 'still here?'))).toBe('ROOM_NOT_FOUND')
  expect(await codeOf(admin.readManagedRoom(core, boss, { roomId }))).toBe('ROOM_NOT_FOUND')
  expect(await codeOf(admin.handOverRoom(core, boss, { roomId, personId: ann.personId }))).toBe('ROOM_NOT_FOUND')
  expect(await admin.purgeDeletedRooms(core)).toBe(4)
  const left = await rows.query(
    `SELECT (SELECT count(*)::int FROM room WHERE id = $1) AS rooms,
    (SELECT count(*)::int FROM message WHERE room_id = $1) AS messages`,
    [roomId],
  )
  expect(left).toEqual([{ rooms: 0, messages: 0 }])
  // The name is free again, and the log knows what was there.
  await createRoom(core, ann, { clientId: randomUUID(), name })
  const { entries } = await admin.listAudit(core, boss, { targetId: roomId, action: 'rooms.delete' })
  expect(entries).toMatchObject([{ target: { name }, before: { name, members: 2 } }])
})

test('people are brought into a room and put out of it, as far as ranks reach, and its last owner stays', async () => {
  const { core } = workspace
  const { roomId } = await privateRoom()
  const [chief, peer] = [await workspace.person('chief'), await workspace.person('peer')]
  for (const { personId } of [chief, peer]) await admin.appointPerson(core, boss, { personId, role: 'admin' })
  const personIds = [ann.personId, bob.personId, peer.personId]
  const { output, published } = await admin.addToRoom(core, chief, { roomId, personIds })
  expect(output).toMatchObject({ added: [bob.personId, peer.personId], managed: { memberCount: 3 } })
  expect(published).toMatchObject([{ roomId, changes: [{ type: 'member' }, { type: 'member' }] }])
  expect((await admin.addToRoom(core, chief, { roomId, personIds })).output.added).toEqual([])

  const remove = (by: Principal, { personId }: Principal) => admin.removeFromRoom(core, by, { roomId, personId })
  expect(await codeOf(remove(chief, peer))).toBe('RANK_TOO_LOW')
  expect(await codeOf(remove(chief, ann))).toBe('LAST_ROOM_OWNER')
  expect(await codeOf(remove(chief, boss))).toBe('MEMBER_NOT_FOUND')
  expect(await codeOf(remove(ann, bob))).toBe('NOT_AN_ADMIN')
  const gone = await remove(chief, bob)
  expect(gone.output.managed.memberCount).toBe(2)
  expect(gone.published).toMatchObject([{ roomId, changes: [{ type: 'member', member: { state: 'left' } }] }])
  expect(await codeOf(readHistory(core, bob, { roomId, epoch: workspace.epoch }))).toBe('ROOM_NOT_FOUND')
  await remove(boss, peer)
  const strangers = [randomUUID()]
  expect(await codeOf(admin.addToRoom(core, boss, { roomId, personIds: strangers }))).toBe('PERSON_NOT_FOUND')

  const { entries } = await admin.listAudit(core, boss, { targetId: roomId })
  expect(entries.slice(0, 4)).toMatchObject([
    { action: 'rooms.remove', actorId: boss.personId, personId: peer.personId, before: { role: 'member' } },
    { action: 'rooms.remove', actorId: chief.personId, personId: bob.personId, after: null },
    { action: 'rooms.add', personId: peer.personId, before: null, after: { role: 'member' } },
    { action: 'rooms.add', personId: bob.personId, after: { role: 'member' } },
  ])
  await admin.setRoomsArchived(core, boss, [roomId], true)
  expect(await codeOf(remove(boss, ann))).toBe('ROOM_ARCHIVED')
})
