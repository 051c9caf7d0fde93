import { expect, test } from 'vitest'
import { World } from '../simulation/world.ts'
import { EXPIRES_AFTER_MS, openTyping } from './typing.ts'

async function scene() {
  const world = new World()
  const [ada, bob, cy] = [world.person('ada'), world.person('bob'), world.person('cy')]
  const room = world.room('general', ada, bob, cy)
  const sent: string[] = []
  const hand = world.server.handle.bind(world.server)
  world.server.handle = (peer, name, input) => {
    if (!name.startsWith('typing.')) return hand(peer, name, input)
    sent.push(name)
    return {}
  }
  const a = await world.online(ada, room)
  const b = await world.online(bob, room)
  const typing = openTyping(a.client, world.clock)
  const writes = (personId: string, isTyping = true) =>
    a.network.tell('typing.changed', { roomId: room.id, personId, typing: isTyping })
  return { world, room, ada, bob, cy, a, b, typing, writes, sent, now: () => typing.of(room.id).getSnapshot() }
}

test('I14 who writes is shown for five seconds after they said so last', async () => {
  const { world, bob, cy, writes, now } = await scene()
  writes(bob.id)
  await world.wait(3_000)
  writes(cy.id)
  expect(now()).toEqual([bob.id, cy.id])
  writes(bob.id)
  await world.wait(EXPIRES_AFTER_MS - 100)
  expect(now()).toEqual([bob.id, cy.id])
  await world.wait(200)
  expect(now()).toEqual([])
})

test('stopping ends it at once; oneself is never shown', async () => {
  const { ada, bob, writes, now } = await scene()
  writes(ada.id)
  expect(now()).toEqual([])
  writes(bob.id)
  writes(bob.id, false)
  writes(bob.id, false)
  expect(now()).toEqual([])
})

test('a message ends the typing of its author at once, and of nobody else', async () => {
  const { world, room, bob, cy, b, writes, now } = await scene()
  b.client.send(room.id, 'an older one')
  await world.wait(100)
  writes(bob.id)
  writes(cy.id)
  b.client.send(room.id, 'what was being written')
  await world.wait(100)
  expect(now()).toEqual([cy.id])
  writes(bob.id)
  expect(now()).toEqual([cy.id, bob.id])
})

test('subscribers hear of changes only, and the snapshot stays the same between them', async () => {
  const { world, room, bob, writes, typing, now } = await scene()
  let told = 0
  const stop = typing.of(room.id).subscribe(() => {
    told += 1
  })
  writes(bob.id)
  const before = now()
  writes(bob.id)
  expect(now()).toBe(before)
  expect(told).toBe(1)
  await world.wait(10_000)
  expect(told).toBe(2)
  stop()
})

test('own typing is told every three seconds while the text changes, and its end once', async () => {
  const { world, room, typing, sent } = await scene()
  typing.stop(room.id)
  for (let key = 0; key < 70; key++) {
    typing.touch(room.id)
    await world.wait(100)
  }
  expect(sent).toEqual(['typing.start', 'typing.start', 'typing.start'])
  typing.stop(room.id)
  typing.stop(room.id)
  await world.wait(100)
  expect(sent.slice(3)).toEqual(['typing.stop'])
})

test('without a connection nothing is told, then or later', async () => {
  const { world, room, a, typing, sent } = await scene()
  a.network.isDown = true
  a.network.cut()
  typing.touch(room.id)
  typing.stop(room.id)
  a.network.isDown = false
  await world.wait(20_000)
  expect(sent).toEqual([])
})
