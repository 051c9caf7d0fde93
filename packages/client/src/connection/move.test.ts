import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { connectionInHand } from '../simulation/connection-in-hand.ts'
import { rowsOf, shown, World } from '../simulation/world.ts'

async function online() {
  const hand = connectionInHand()
  await hand.reach('online')
  const old = hand.link()
  const states = hand.states.length
  const ask = async () => {
    old.listener.received('server.draining', { closesInMs: 5_000 })
    await hand.clock.advance(0)
  }
  return { hand, old, ask, statesSince: () => hand.states.length - states }
}

test('online → online: asked to move, another link is opened and greeted before the old one is let go', async () => {
  const { hand, old, ask, statesSince } = await online()
  await ask()
  expect(hand.links).toHaveLength(2)
  expect(old.isClosed).toBe(false)
  hand.link().listener.opened()
  await hand.clock.advance(0)
  expect(hand.link().sent).toEqual(['session.hello'])
  void hand.connection.request('session.list', {}).catch(() => {})
  expect(old.sent.at(-1)).toBe('session.list')
  old.answer({})
  hand.link().answer({})
  await hand.clock.advance(0)
  expect(old.isClosed).toBe(true)
  expect(hand.takenAhead).toBe(1)
  void hand.connection.request('session.list', {}).catch(() => {})
  expect(hand.link().sent.at(-1)).toBe('session.list')
  expect(hand.status()).toBe('online')
  expect(statesSince()).toBe(0)
})

test('what is under way on the old link is answered there before it is let go', async () => {
  const { hand, old, ask } = await online()
  const asked = hand.connection.request('session.list', {})
  await ask()
  hand.link().listener.opened()
  hand.link().answer({})
  await hand.clock.advance(0)
  expect(old.isClosed).toBe(false)
  old.answer({ sessions: [] })
  expect(await asked).toEqual({ sessions: [] })
  expect(old.isClosed).toBe(true)
})

test('an answer that never comes is waited for on the old link no longer than 5 s', async () => {
  const { hand, old, ask } = await online()
  const asked = expect(hand.connection.request('session.list', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await ask()
  hand.link().listener.opened()
  hand.link().answer({})
  for (let second = 0; second < 5; second++) {
    expect(old.isClosed).toBe(false)
    hand.link().listener.received('room.changed', {})
    await hand.clock.advance(1_000)
  }
  await asked
  expect(old.isClosed).toBe(true)
  expect(hand.status()).toBe('online')
})

test('a move that fails is tried again while the old link serves, and nothing is shown of it', async () => {
  const { hand, old, ask, statesSince } = await online()
  hand.ticket = () => Promise.reject(new TypeError('fetch failed'))
  await ask()
  hand.ticket = async () => ({ ticket: 'b' })
  await hand.clock.advance(250)
  expect(hand.links).toHaveLength(2)
  hand.link().listener.closed(new Refusal('UNAVAILABLE', { retryAfterMs: 1_000 }))
  await hand.clock.advance(1_500)
  expect(hand.links).toHaveLength(3)
  hand.link().listener.opened()
  await hand.clock.advance(0)
  hand.link().refuse(new Refusal('UNAVAILABLE', { retryAfterMs: 500 }))
  await hand.clock.advance(1_000)
  expect(hand.links).toHaveLength(4)
  expect(old.isClosed).toBe(false)
  expect(statesSince()).toBe(0)
})

test('online → waiting: the old link ends before the move is done, and the ordinary way is taken', async () => {
  const { hand, old, ask } = await online()
  await ask()
  old.listener.closed(null)
  await hand.clock.advance(0)
  expect(hand.status()).toBe('waiting')
  expect(hand.link().isClosed).toBe(true)
  await hand.clock.advance(1_000)
  expect(hand.links).toHaveLength(3)
})

test('a server that drains while hello is on its way is left as soon as it has answered', async () => {
  const hand = connectionInHand()
  await hand.reach('syncing')
  hand.link().listener.received('server.draining', { closesInMs: 5_000 })
  await hand.clock.advance(0)
  expect(hand.links).toHaveLength(1)
  hand.link().answer({})
  await hand.clock.advance(0)
  expect(hand.status()).toBe('online')
  expect(hand.links).toHaveLength(2)
})

test('a server that drains while it is moved to is left for a third', async () => {
  const { hand, ask } = await online()
  await ask()
  hand.link().listener.received('server.draining', { closesInMs: 5_000 })
  hand.link().listener.opened()
  hand.link().answer({})
  await hand.clock.advance(0)
  expect(hand.links).toHaveLength(3)
})

test('online → ended: closed on the way, no link is left behind', async () => {
  const { hand, ask } = await online()
  void hand.connection.request('session.list', {}).catch(() => {})
  await ask()
  hand.connection.end(null)
  await hand.clock.advance(60_000)
  expect(hand.links.every((link) => link.isClosed)).toBe(true)
  expect(hand.status()).toBe('ended')
})

test('I4 I6 I10 two people who chat while they are moved again and again miss, double and fail nothing', async () => {
  const world = new World(7)
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const devices = [await world.online(ann, room), await world.online(bo, room)]
  const wrong: unknown[] = []
  for (const device of devices) {
    device.network.weather = { loss: 0, duplication: 0, delayMs: [1, 60] }
    device.client.connection.subscribe(() => wrong.push(device.client.connection.getSnapshot()))
    device.client.timeline(room.id).subscribe(() => {
      wrong.push(...rowsOf(device, room).filter((row) => row.state === 'failed'))
    })
  }
  const opened = devices.map(({ network }) => network.opened)
  for (let each = 0; each < 100; each++) {
    for (const [index, device] of devices.entries()) {
      device.client.send(room.id, `${index} ${each}`)
      if (each % 20 === 10 * index) device.network.drain(1_000)
    }
    await world.wait(50)
  }
  await world.wait(5_000)
  expect(devices.map(({ network }, index) => network.opened - (opened[index] ?? 0))).toEqual([5, 5])
  expect(wrong).toEqual([])
  for (const device of devices) {
    expect(shown(device, room)).toEqual(world.server.messages(room).map(({ body }) => body))
    expect(shown(device, room)).toHaveLength(200)
  }
})
