import type { Message, Person } from '@parley/protocol'
import { expect, test } from 'vitest'
import { type Device, World } from '../simulation/world.ts'

async function chat() {
  const world = new World()
  const [ada, bob, cy] = [world.person('ada'), world.person('bob'), world.person('cy')]
  const room = world.room('general', ada, bob, cy)
  const a = await world.online(ada, room)
  const b = await world.online(bob, room)
  b.client.send(room.id, 'hi')
  await world.wait(100)
  const rename = (displayName: string) => world.server.people.set(bob.id, { ...bob, displayName })
  return { world, room, bob, cy, a, rename }
}

function nameOf(device: Device, { id }: Person): string | undefined {
  return device.client.people.getSnapshot().get(id)?.displayName
}

test('I7 a person who took another name while this device was offline has it here after the reconnect', async () => {
  const { world, bob, a, rename } = await chat()
  a.network.isDown = true
  a.network.cut()
  rename('Robert')
  await world.wait(5_000)
  expect(nameOf(a, bob)).toBe('bob')
  a.network.isDown = false
  await world.wait(20_000)
  expect(nameOf(a, bob)).toBe('Robert')
})

test('I7 a name from the cache is shown at once, replaced by the one of today, and never replaces that', async () => {
  const { world, room, bob, a, rename } = await chat()
  await world.wait(2_000)
  a.network.isDown = true
  rename('Robert')
  a.reload()
  void a.client.open(room.id)
  await world.wait(1_000)
  expect(nameOf(a, bob)).toBe('bob')
  a.network.isDown = false
  await world.wait(20_000)
  expect(nameOf(a, bob)).toBe('Robert')
  a.reload()
  await world.wait(100)
  a.network.tell('person.changed', { person: { ...bob, displayName: 'Rob' } })
  void a.client.open(room.id)
  await world.wait(100)
  expect(nameOf(a, bob)).toBe('Rob')
})

test('I7 somebody known from before a reconnect is looked up when they write again', async () => {
  const { world, room, cy, a } = await chat()
  a.network.tell('person.changed', { person: cy })
  a.network.cut()
  world.server.people.set(cy.id, { ...cy, displayName: 'Cyrus' })
  await world.wait(5_000)
  expect(nameOf(a, cy)).toBe('cy')
  const c = await world.online(cy, room)
  c.client.send(room.id, 'hello')
  await world.wait(100)
  expect(nameOf(a, cy)).toBe('Cyrus')
})

test('I7 an answer that was written before a change and comes after it does not take the change back', async () => {
  const { world, room, bob, a, rename } = await chat()
  a.network.delayOf = (packet) => (packet === 'ack people.get' || packet === 'ack room.history' ? 2_000 : undefined)
  a.network.cut()
  await world.wait(1_000)
  const page = a.client.call('room.history', { roomId: room.id, epoch: world.server.epoch, limit: 50 })
  await world.wait(200)
  rename('Robert')
  a.network.tell('person.changed', { person: { ...bob, displayName: 'Robert' } })
  await world.wait(100)
  expect(nameOf(a, bob)).toBe('Robert')
  await world.wait(1_900)
  await page
  expect(nameOf(a, bob)).toBe('Robert')
  await world.wait(10_000)
  expect(nameOf(a, bob)).toBe('Robert')
})

test('the people of a long timeline are asked for again in questions of at most 200', async () => {
  const world = new World()
  const ada = world.person('ada')
  const authors = Array.from({ length: 450 }, (_, index) => world.person(`p${index}`))
  const room = world.room('general', ada)
  const createdAt = '2026-01-01T00:00:00.000Z'
  const times = { createdAt, editedAt: null, deletedAt: null }
  const messages = authors.map(({ id }, index): Message => {
    const seq = index + 2
    return { seq, rev: seq, authorId: id, clientId: id, body: 'hi', ...times }
  })
  for (const message of messages) room.messages.set(message.seq, message)
  room.rev = authors.length + 1
  const asked: number[] = []
  world.server.refuse = (name, input) => {
    if (name === 'people.get') asked.push((input.ids as string[]).length)
    return null
  }
  const timeline = { roomId: room.id, messages, people: authors, head: room.rev, hasOlder: false }
  const a = world.device(ada, { seed: { bootstrap: world.server.bootstrap(ada.id), timeline } })
  a.client.connect()
  await world.wait(1_000)
  expect(asked).toEqual([200, 200, 50])
})
