import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { rowsOf, shown, World } from '../simulation/world.ts'

async function chat() {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const [room, other] = [world.room('general', ann, bo), world.room('other', ann, bo)]
  const a = await world.online(ann, room, other)
  const b = await world.online(bo, room)
  const bodies = () => world.server.messages(room).map(({ body }) => body)
  return { world, room, other, a, b, bodies }
}

test('I10 what a frame cannot hold fails at once, for sends and edits, also after a reload, and holds up nothing', async () => {
  const { world, room, other, a, bodies } = await chat()
  world.server.refuse = (_, input) => {
    if (typeof input.body === 'string' && input.body.length > 1_000_000) a.network.cut()
    return null
  }
  a.client.send(room.id, 'short')
  await world.wait(100)
  a.network.isDown = true
  a.network.cut()
  const huge = 'x'.repeat(1_100_000)
  const key = a.client.send(room.id, huge)
  a.client.edit(room.id, world.server.messages(room)[0]?.seq ?? 0, huge)
  a.client.send(room.id, 'next')
  a.client.send(other.id, 'elsewhere')
  await world.wait(100)
  a.reload()
  a.network.isDown = false
  void a.client.open(room.id)
  await world.wait(10_000)
  expect(bodies()).toEqual(['short', 'next'])
  expect(world.server.messages(other).map(({ body }) => body)).toEqual(['elsewhere'])
  const reason = { code: 'MESSAGE_TOO_LONG', limit: 16_383 }
  const rows = rowsOf(a, room)
  expect(rows.find((row) => row.key === key)).toMatchObject({ state: 'failed', reason })
  expect(rows[0]).toMatchObject({ state: 'sent', pending: { kind: 'edit', reason } })
  expect(a.client.connection.getSnapshot().status).toBe('online')
})

test('I10 an act that ends every connection fails in the end, and those of other rooms pass meanwhile', async () => {
  const { world, room, other, a, b, bodies } = await chat()
  let isPoison = true
  world.server.refuse = (_, input) => {
    if (!isPoison || input.body !== 'poison') return null
    a.network.cut()
    return new Refusal('INTERNAL')
  }
  const key = a.client.send(room.id, 'poison')
  a.client.send(room.id, 'next')
  a.client.send(other.id, 'elsewhere')
  b.client.send(room.id, 'by another')
  await world.wait(10_000)
  expect(world.server.messages(other).map(({ body }) => body)).toEqual(['elsewhere'])
  await world.wait(60_000)
  expect(bodies()).toEqual(['by another', 'next'])
  expect(rowsOf(a, room).find((row) => row.key === key)).toMatchObject({
    state: 'failed',
    reason: { code: 'INTERNAL' },
  })
  const links = a.network.opened
  await world.wait(60_000)
  expect(a.network.opened).toBe(links)
  isPoison = false
  a.client.retry(room.id, key)
  await world.wait(100)
  expect(bodies()).toEqual(['by another', 'next', 'poison'])
})

test('I10 a server that is killed many times in a row, each time with the act on its way, fails no honest act', async () => {
  const { world, room, a, bodies } = await chat()
  let kills = 0
  a.network.delayOf = (packet) => (packet === 'ack message.send' ? 100_000 : undefined)
  world.server.refuse = (name) => {
    if (name === 'session.hello') {
      kills += 1
      world.clock.after(1_000, () => a.network.cut())
    }
    return name === 'message.send' ? new Refusal('UNAVAILABLE') : null
  }
  a.client.send(room.id, 'honest')
  a.network.cut()
  while (kills < 20) await world.wait(1_000)
  expect(shown(a, room)).toEqual(['honest (pending)'])
  world.server.refuse = () => null
  a.network.delayOf = () => undefined
  await world.wait(30_000)
  expect(bodies()).toEqual(['honest'])
  expect(shown(a, room)).toEqual(['honest'])
})
