import { type CustomEmoji, Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { World } from '../simulation/world.ts'
import { openEmoji } from './emoji.ts'

/** A server that has custom emoji, and counts how often it was asked for them. */
async function scene(...names: string[]) {
  const world = new World()
  const ada = world.person('ada')
  const server = { rev: names.length, names, asked: 0, refusals: 0 }
  const named = (name: string): CustomEmoji => ({
    name,
    fileId: `file of ${name}`,
    addedAt: '2026-01-01T00:00:00.000Z',
  })
  const hand = world.server.handle.bind(world.server)
  world.server.handle = (peer, name, input) => {
    if (name !== 'emoji.list') return hand(peer, name, input)
    server.asked += 1
    if (server.refusals-- > 0) throw new Refusal('RATE_LIMITED', { retryAfterMs: 100 })
    return { rev: server.rev, emoji: server.names.map(named) }
  }
  const begin = world.server.bootstrap.bind(world.server)
  world.server.bootstrap = (personId) => ({ ...begin(personId), emojiRev: server.rev })
  const device = await world.online(ada)
  const emoji = openEmoji(device.client, world.clock)
  const change = (...next: string[]) => {
    server.names = next
    server.rev += 1
  }
  const tell = () => device.network.tell('emoji.changed', { epoch: world.server.epoch, rev: server.rev })
  const known = () => {
    const all = emoji.all.getSnapshot()
    return all && [...all.keys()]
  }
  return { world, device, server, emoji, change, tell, known }
}

test('they are asked for once somebody looks, and once for any number of looks', async () => {
  const { world, server, emoji, known } = await scene('parrot')
  await world.wait(1_000)
  expect([known(), server.asked]).toEqual([null, 0])
  emoji.all.subscribe(() => {})
  emoji.all.subscribe(() => {})
  await world.wait(1_000)
  expect([known(), server.asked]).toEqual([['parrot'], 1])
})

test('where there never were any, nobody asks', async () => {
  const { world, server, emoji, known } = await scene()
  emoji.all.subscribe(() => {})
  await world.wait(1_000)
  expect([known(), server.asked]).toEqual([[], 0])
})

test('I7 a change is here at once, and one that no event told after the next reconnect', async () => {
  const { world, device, emoji, change, tell, known } = await scene('parrot')
  emoji.all.subscribe(() => {})
  await world.wait(1_000)
  change('parrot', 'shipit')
  tell()
  await world.wait(100)
  expect(known()).toEqual(['parrot', 'shipit'])
  device.network.cut()
  change('shipit')
  await world.wait(20_000)
  expect(known()).toEqual(['shipit'])
  world.server.restore(0)
  change('old')
  device.network.cut()
  await world.wait(20_000)
  expect(known()).toEqual(['old'])
})

test('a refusal is asked again; an answer that is newer than what was told is not', async () => {
  const { world, server, emoji, change, tell, known } = await scene('parrot')
  server.refusals = 2
  emoji.all.subscribe(() => {})
  await world.wait(30_000)
  expect([known(), server.asked]).toEqual([['parrot'], 3])
  change('a')
  tell()
  change('b')
  await world.wait(100)
  expect([known(), server.asked]).toEqual([['b'], 4])
  tell()
  await world.wait(10_000)
  expect(server.asked).toBe(4)
})
