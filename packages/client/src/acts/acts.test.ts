import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { rowsOf, shown, World } from '../simulation/world.ts'

async function chat() {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const a = await world.online(ann, room)
  const b = await world.online(bo, room)
  b.client.send(room.id, 'like this')
  await world.wait(100)
  const [message] = world.server.messages(room)
  if (!message) throw new Error('nothing was sent')
  const { seq } = message
  const first = (device: typeof a) => {
    const row = rowsOf(device, room)[0]
    return row?.state === 'sent' ? { ...row.message, ...row.marked, isMarked: row.marked !== undefined } : undefined
  }
  const asked = (name: string) => world.server.handled.get(name) ?? 0
  return { world, room, ann, a, b, seq, first, asked }
}

test('a reaction shows at once and offline, and the newest intent is what is told', async () => {
  const { world, room, ann, a, b, seq, first, asked } = await chat()
  a.network.isDown = true
  a.network.cut()
  a.client.react(room.id, seq, '👍', true)
  a.client.react(room.id, seq, '🎉', true)
  a.client.react(room.id, seq, '👍', false)
  a.client.react(room.id, seq, '🎉', false)
  a.client.react(room.id, seq, '👍', true)
  a.client.pin(room.id, seq, true)
  expect(first(a)).toMatchObject({
    isMarked: true,
    reactions: [{ emoji: '👍', people: [ann.id] }],
    pinned: { by: ann.id },
  })
  expect(first(b)).not.toHaveProperty('reactions')
  await world.wait(100)
  a.reload()
  void a.client.open(room.id)
  await world.wait(1_000)
  a.network.isDown = false
  await world.wait(60_000)
  expect([asked('message.react'), asked('message.pin')]).toEqual([2, 1])
  for (const device of [a, b]) {
    expect(first(device)).toMatchObject({ isMarked: false, reactions: [{ emoji: '👍', people: [ann.id] }] })
    expect(first(device)?.pinned?.by).toBe(ann.id)
  }
  expect(a.client.outboxSize.getSnapshot()).toBe(0)
})

test('a reaction that the server refuses is taken back, and that is told', async () => {
  const { world, room, a, seq, first } = await chat()
  world.server.refuse = (name) => (name === 'message.react' ? new Refusal('REACTIONS_FULL', { limit: 20 }) : null)
  const told: string[] = []
  a.client.on('actRefused', ({ kind, reason }) => told.push(`${kind} ${reason.code}`))
  a.client.react(room.id, seq, '👍', true)
  expect(first(a)?.reactions).toHaveLength(1)
  await world.wait(100)
  expect(first(a)).not.toHaveProperty('reactions')
  expect(told).toEqual(['react REACTIONS_FULL'])
  expect(a.client.outboxSize.getSnapshot()).toBe(0)
})

test('an own reaction on its way and another person’s stand beside each other', async () => {
  const { world, room, ann, a, b, seq, first } = await chat()
  a.network.isDown = true
  a.client.react(room.id, seq, '👍', true)
  b.client.react(room.id, seq, '👍', true)
  await world.wait(100)
  a.network.isDown = false
  await world.wait(30_000)
  expect([...(first(a)?.reactions?.[0]?.people ?? [])].sort()).toEqual([ann.id, b.person.id].sort())
  expect(first(b)?.reactions).toEqual(first(a)?.reactions)
})

test('what is forwarded shows its text and pictures and goes without them; in another epoch it does not go', async () => {
  const { world, room, a, b, seq } = await chat()
  const inputs: Record<string, unknown>[] = []
  world.server.refuse = (name, input) => {
    if (name === 'message.send') inputs.push(input)
    return null
  }
  const from = { roomId: room.id, seq, authorId: b.person.id, at: '2026-01-01T00:00:00.000Z' }
  const forward = { roomId: room.id, seq, from }
  const files = [{ id: crypto.randomUUID(), name: 'a.png', mediaType: 'image/png', width: 4, height: 3, bytes: 9 }]
  a.client.send(room.id, 'like this', { forward, files })
  expect(rowsOf(a, room).at(-1)).toMatchObject({ state: 'pending', body: 'like this', forwarded: from, files })
  await world.wait(100)
  expect(inputs).toMatchObject([{ body: '', forward: { roomId: room.id, seq }, epoch: world.server.epoch }])
  expect(inputs[0]).not.toHaveProperty('files')
  a.network.isDown = true
  a.network.cut()
  a.client.send(room.id, 'like this', { forward })
  world.server.restore(room.rev)
  a.network.isDown = false
  await world.wait(60_000)
  expect(shown(a, room).at(-1)).toBe('like this (failed)')
})

test('I8 marking unread goes back here at once, offline, and on the other device, and reading goes on from there', async () => {
  const { world, room, ann, a, b, seq } = await chat()
  const phone = await world.online(ann, room)
  for (const body of ['two', 'three']) b.client.send(room.id, body)
  await world.wait(100)
  const last = room.rev
  const look = (device: typeof a) => {
    const [entry] = device.client.rooms.getSnapshot()
    return [entry?.readSeq, entry?.unread]
  }
  a.client.advanceRead(room.id, last)
  await world.wait(1_000)
  expect([look(a), look(phone)]).toEqual([
    [last, 0],
    [last, 0],
  ])
  a.network.isDown = true
  a.network.cut()
  a.client.markUnread(room.id, seq + 1)
  expect(look(a)).toEqual([seq, 2])
  // The other device reads on meanwhile, not knowing of it.
  b.client.send(room.id, 'four')
  await world.wait(100)
  phone.client.advanceRead(room.id, room.rev)
  await world.wait(1_000)
  a.network.isDown = false
  await world.wait(60_000)
  expect([look(a), look(phone)]).toEqual([
    [seq, 3],
    [seq, 3],
  ])
  phone.client.advanceRead(room.id, room.rev)
  await world.wait(1_000)
  expect([look(a), look(phone)]).toEqual([
    [room.rev, 0],
    [room.rev, 0],
  ])
})
