import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { shown, World } from '../simulation/world.ts'

/** A room with a message, and somebody online who opens it while the server does not answer for history. */
async function opening() {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const a = await world.online(ann, room)
  a.client.send(room.id, 'hello')
  const b = await world.online(bo)
  let asked = 0
  world.server.refuse = (name) => {
    if (name !== 'room.history') return null
    asked += 1
    return new Refusal('UNAVAILABLE')
  }
  const opened = b.client.open(room.id)
  const load = () => b.client.timeline(room.id).getSnapshot().load
  return { world, room, b, opened, load, asked: () => asked }
}

test('a room that cannot be loaded says so after some tries, and comes by itself once the server answers', async () => {
  const { world, room, b, opened, load, asked } = await opening()
  await world.wait(60_000)
  await opened
  expect(asked()).toBeGreaterThan(6)
  expect(b.client.timeline(room.id).getSnapshot()).toMatchObject({ load: 'empty', error: { code: 'UNAVAILABLE' } })
  const seen = new Set<string>()
  b.client.timeline(room.id).subscribe(() => seen.add(load()))
  world.server.refuse = () => null
  await world.wait(16_000)
  expect(shown(b, room)).toEqual(['hello'])
  // What was said stays until the rows are there: nothing flickers.
  expect([...seen]).toEqual(['ready'])
})

test('who asks again themselves does not wait, and is not asked for twice from then on', async () => {
  const { world, room, b, load, asked } = await opening()
  await world.wait(20_000)
  expect(load()).toBe('empty')
  void b.client.open(room.id)
  expect(load()).toBe('loading')
  await world.wait(120_000)
  const before = asked()
  await world.wait(60_000)
  // One after the other, each at most 15 s after the one before.
  expect(asked() - before).toBeGreaterThanOrEqual(3)
  expect(asked() - before).toBeLessThan(30)
})
