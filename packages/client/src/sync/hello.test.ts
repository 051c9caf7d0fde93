import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { rowsOf, shown, World } from '../simulation/world.ts'

async function chat() {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const a = await world.online(ann, room)
  const b = await world.online(bo, room)
  return { world, room, ann, bo, a, b }
}

test('I13 another epoch drops what was cached; sends survive, and what addresses a seq of the old one fails', async () => {
  const { world, room, a, b } = await chat()
  for (const body of ['kept', 'lost']) a.client.send(room.id, body)
  await world.wait(100)
  const [kept] = world.server.messages(room)
  a.network.isDown = true
  a.network.cut()
  a.client.edit(room.id, kept?.seq ?? 0, 'kept, edited')
  a.client.send(room.id, 'written offline')
  await world.wait(1_000)
  world.server.restore(kept?.rev ?? 0)
  b.network.cut()
  a.network.isDown = false
  await world.wait(20_000)
  expect(shown(b, room)).toEqual(['kept', 'written offline'])
  expect(shown(a, room)).toEqual(['kept', 'written offline'])
  const row = rowsOf(a, room)[0]
  expect(row).toMatchObject({ state: 'sent', pending: { kind: 'edit', reason: { code: 'EPOCH_CHANGED' } } })
  if (row?.state === 'sent' && row.pending) a.client.retry(room.id, row.pending.key)
  await world.wait(1_000)
  expect(shown(a, room)[0]).toBe('kept, edited')
})

test('I10 I13 a failed edit whose message is gone in the new epoch keeps its text in sight', async () => {
  const { world, room, a } = await chat()
  a.client.send(room.id, 'lost')
  await world.wait(100)
  const [lost] = world.server.messages(room)
  a.network.isDown = true
  a.network.cut()
  a.client.edit(room.id, lost?.seq ?? 0, 'typed with care')
  await world.wait(100)
  world.server.restore(2)
  a.network.isDown = false
  await world.wait(20_000)
  expect(shown(a, room)).toEqual(['typed with care (failed)'])
})

test('I13 a deletion whose message is gone in the new epoch waits for nobody', async () => {
  const { world, room, a } = await chat()
  a.client.send(room.id, 'lost')
  await world.wait(100)
  const [lost] = world.server.messages(room)
  a.network.isDown = true
  a.network.cut()
  a.client.delete(room.id, lost?.seq ?? 0)
  expect(a.client.outboxSize.getSnapshot()).toBe(1)
  world.server.restore(2)
  a.network.isDown = false
  await world.wait(20_000)
  expect(shown(a, room)).toEqual([])
  expect(a.client.outboxSize.getSnapshot()).toBe(0)
})

test('I10 what somebody wrote is never sent as somebody else who signed in meanwhile: the client ends', async () => {
  const { world, room, ann, bo, a } = await chat()
  a.network.isDown = true
  a.network.cut()
  a.client.send(room.id, 'written by ann')
  await world.wait(1_000)
  const handle = world.server.handle.bind(world.server)
  // The browser's cookie is Bo's by now, and so is the ticket.
  world.server.handle = (peer, name, input) =>
    handle(peer.personId === ann.id ? { ...peer, personId: bo.id } : peer, name, input)
  a.network.isDown = false
  await world.wait(20_000)
  expect(a.client.connection.getSnapshot()).toMatchObject({ status: 'ended', reason: { code: 'UNAUTHENTICATED' } })
  expect(world.server.messages(room)).toEqual([])
  expect(a.client.bootstrap.getSnapshot()?.me.id).toBe(ann.id)
})

test('I13 an event of another epoch is not taken in, and makes the client ask', async () => {
  const { world, room, a } = await chat()
  const foreign = { roomId: room.id, epoch: 'e0000000-0000-4000-8000-00000000dead', changes: [] }
  const before = world.server.handled.get('session.hello') ?? 0
  a.network.tell('room.changed', foreign)
  await world.wait(100)
  expect(world.server.handled.get('session.hello')).toBe(before + 1)
})

test('a room that was never opened takes the head from hello without syncing', async () => {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const a = await world.online(ann)
  const b = await world.online(bo, room)
  a.network.isDown = true
  a.network.cut()
  for (const body of ['1', '2', '3']) b.client.send(room.id, body)
  await world.wait(1_000)
  a.network.isDown = false
  await world.wait(20_000)
  expect(a.client.rooms.getSnapshot()[0]).toMatchObject({ head: 5, lastSeq: 5, unread: 3 })
  expect(world.server.handled.get('room.sync')).toBeUndefined()
  b.client.send(room.id, '4')
  await world.wait(100)
  expect(a.client.rooms.getSnapshot()[0]).toMatchObject({ head: 6, unread: 4 })
})

test('after a crash the rooms and rows of the last run are here before the server is', async () => {
  const { world, room, a, b } = await chat()
  b.client.send(room.id, 'cached')
  await world.wait(3_000)
  a.network.isDown = true
  a.reload()
  await world.wait(100)
  void a.client.open(room.id)
  await world.wait(100)
  expect(shown(a, room)).toEqual(['cached'])
  expect(a.client.rooms.getSnapshot()[0]).toMatchObject({ unread: 1 })
  expect(a.client.people.getSnapshot().get(b.person.id)?.handle).toBe('bo')
  b.client.send(room.id, 'missed')
  await world.wait(100)
  a.network.isDown = false
  await world.wait(20_000)
  expect(shown(a, room)).toEqual(['cached', 'missed'])
  expect(world.server.handled.get('room.history')).toBe(2)
})

test('I8 reading on one device reads on the other, and survives a reload before the server heard of it', async () => {
  const { world, room, ann, a, b } = await chat()
  const second = await world.online(ann, room)
  for (const body of ['1', '2', '3']) b.client.send(room.id, body)
  await world.wait(200)
  const unreadOf = (device: typeof a) => device.client.rooms.getSnapshot()[0]?.unread
  expect([unreadOf(a), unreadOf(second)]).toEqual([3, 3])
  a.client.advanceRead(room.id, 4)
  expect(unreadOf(a)).toBe(1)
  await world.wait(100)
  expect(unreadOf(second)).toBe(1)
  a.network.isDown = true
  a.network.cut()
  a.client.advanceRead(room.id, 5)
  await world.wait(2_000)
  a.reload()
  await world.wait(100)
  a.network.isDown = false
  await world.wait(20_000)
  expect([unreadOf(a), unreadOf(second)]).toEqual([0, 0])
  a.client.advanceRead(room.id, 3)
  expect(a.client.rooms.getSnapshot()[0]?.readSeq).toBe(5)
})

test('joining and leaving show at once on all devices of a person', async () => {
  const { world, room, ann, a, bo } = await chat()
  const second = await world.online(ann)
  const other = world.room('other', bo)
  const left: string[] = []
  second.client.on('roomLeft', ({ roomId }) => left.push(roomId))
  const joining = a.client.call('room.join', { roomId: other.id })
  await world.wait(50)
  await joining
  const names = (device: typeof a) => device.client.rooms.getSnapshot().map((entry) => entry.room.name)
  expect(names(a)).toEqual(['general', 'other'])
  expect(names(second)).toEqual(['general', 'other'])
  const leaving = a.client.call('room.leave', { roomId: room.id })
  await world.wait(50)
  await leaving
  expect(names(a)).toEqual(['other'])
  expect(names(second)).toEqual(['other'])
  expect(left).toEqual([room.id])
  expect(rowsOf(a, room)).toEqual([])
})

test('a join that is told while hello is on its way is not lost', async () => {
  const { world, ann, a, bo } = await chat()
  const other = world.room('other', bo)
  const second = world.device(ann)
  second.network.delayOf = (packet) => (packet === 'ack session.hello' ? 500 : undefined)
  second.client.connect()
  await world.wait(100)
  void a.client.call('room.join', { roomId: other.id })
  await world.wait(10_000)
  expect(second.client.rooms.getSnapshot().map((entry) => entry.room.name)).toEqual(['general', 'other'])
})

test('an answer that was read before a join does not undo it', async () => {
  const { world, a, bo } = await chat()
  const other = world.room('other', bo)
  a.network.delayOf = (packet) => (packet === 'ack session.hello' ? 500 : undefined)
  a.client.resync()
  await world.wait(50)
  void a.client.call('room.join', { roomId: other.id })
  await world.wait(50)
  const names = () => a.client.rooms.getSnapshot().map((entry) => entry.room.name)
  expect(names()).toEqual(['general', 'other'])
  const seen: string[][] = []
  a.client.rooms.subscribe(() => seen.push(names()))
  await world.wait(10_000)
  expect(names()).toEqual(['general', 'other'])
  expect(seen.every((each) => each.includes('other'))).toBe(true)
})

test('a person who is not in a room is told so when opening it, and sees it after joining', async () => {
  const { world, ann, a, bo } = await chat()
  const other = world.room('other', bo)
  void a.client.open(other.id)
  await world.wait(100)
  expect(a.client.timeline(other.id).getSnapshot()).toMatchObject({ load: 'empty', error: { code: 'NOT_A_MEMBER' } })
  void a.client.call('room.join', { roomId: other.id })
  await world.wait(200)
  expect(a.client.timeline(other.id).getSnapshot()).toMatchObject({ load: 'ready', error: null })
  expect(a.client.bootstrap.getSnapshot()?.me.id).toBe(ann.id)
})

test('a hello that is refused for now is said again when the server asked for it', async () => {
  const world = new World()
  const ann = world.person('ann')
  let refusals = 0
  world.server.refuse = (name) =>
    name === 'session.hello' && refusals++ < 2 ? new Refusal('UNAVAILABLE', { retryAfterMs: 2_000 }) : null
  const device = await world.online(ann)
  expect(device.client.connection.getSnapshot()).toMatchObject({ status: 'waiting', reason: { code: 'UNAVAILABLE' } })
  await world.wait(6_000)
  expect(device.client.connection.getSnapshot().status).toBe('online')
})

test('an author whom no page brought is looked up, all of one tick in one question', async () => {
  const { world, room, a, b } = await chat()
  const [cy, di] = [world.person('cy'), world.person('di')]
  world.server.setMember(room, cy.id, 'joined')
  world.server.setMember(room, di.id, 'joined')
  await world.wait(100)
  expect(a.client.people.getSnapshot().get(cy.id)?.handle).toBe('cy')
  expect(a.client.rooms.getSnapshot()[0]?.memberCount).toBe(4)
  const [ed, fay] = [world.person('ed'), world.person('fay')]
  const posted = (rev: number, author: string) => {
    const stamp = '2026-01-01T00:00:00.000Z'
    const times = { createdAt: stamp, editedAt: null, deletedAt: null }
    const message = { seq: rev, rev, authorId: author, clientId: author, body: 'hi', ...times }
    return { type: 'message', rev, message }
  }
  const changes = [posted(room.rev + 1, ed.id), posted(room.rev + 2, fay.id)]
  a.network.tell('room.changed', { roomId: room.id, epoch: world.server.epoch, changes })
  await world.wait(100)
  expect(a.client.people.getSnapshot().get(fay.id)?.handle).toBe('fay')
  expect(world.server.handled.get('people.get')).toBe(1)
  b.network.tell('person.changed', { person: { ...ed, displayName: 'Eddie' } })
  expect(b.client.people.getSnapshot().get(ed.id)?.displayName).toBe('Eddie')
})

test('a read position that a lost connection put off is told as soon as there is a new one', async () => {
  const { world, room, a, b } = await chat()
  b.client.send(room.id, 'read me')
  await world.wait(100)
  const { lastSeq } = world.server.joined(room, a.person.id)
  world.server.refuse = (name) =>
    name === 'read.advance' ? new Refusal('UNAVAILABLE', { retryAfterMs: 600_000 }) : null
  a.client.advanceRead(room.id, lastSeq)
  await world.wait(100)
  world.server.refuse = () => null
  a.network.cut()
  await world.wait(2_000)
  expect(world.server.joined(room, a.person.id)).toMatchObject({ readSeq: lastSeq, unread: { count: 0 } })
})

test('a doubt is asked about on a new connection, though the last one put an earlier doubt off', async () => {
  const { world, a } = await chat()
  const asked = () => world.server.handled.get('session.hello') ?? 0
  world.server.refuse = (name) =>
    name === 'session.hello' ? new Refusal('UNAVAILABLE', { retryAfterMs: 600_000 }) : null
  a.client.resync()
  await world.wait(100)
  world.server.refuse = () => null
  a.network.cut()
  await world.wait(2_000)
  const before = asked()
  a.client.resync()
  await world.wait(100)
  expect(asked()).toBe(before + 1)
})
