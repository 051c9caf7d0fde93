import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { type Device, rowsOf, shown, World } from '../simulation/world.ts'

/** Two people in a room; Ann has written, Bo has it open. */
async function chat(messages: number) {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const a = await world.online(ann, room)
  const say = async (...bodies: string[]) => {
    for (const body of bodies) a.client.send(room.id, body)
    await world.wait(bodies.length * 20)
  }
  await say(...Array.from({ length: messages }, (_, index) => `${index + 1}`))
  const b = await world.online(bo, room)
  return { world, room, a, b, say }
}

function loseNextEvent(world: World, device: Device): void {
  device.network.delayOf = (packet) => {
    if (packet !== 'event room.changed') return undefined
    device.network.delayOf = () => undefined
    // Later than the test lasts.
    return world.clock.now()
  }
}

test('I5 a jump in rev is filled before it is shown', async () => {
  const { world, room, b, say } = await chat(1)
  const seen: string[][] = []
  b.client.timeline(room.id).subscribe(() => seen.push(shown(b, room)))
  loseNextEvent(world, b)
  await say('lost')
  await say('next')
  await world.wait(300)
  expect(shown(b, room)).toEqual(['1', 'lost', 'next'])
  expect(seen.filter((bodies) => bodies.includes('next') && !bodies.includes('lost'))).toEqual([])
})

test('I5 what comes late by itself in a moment is not asked for', async () => {
  const { world, room, b, say } = await chat(1)
  let first = true
  b.network.delayOf = (packet) => {
    if (packet !== 'event room.changed' || !first) return undefined
    first = false
    return 60
  }
  await say('late', 'next')
  await world.wait(300)
  expect(shown(b, room)).toEqual(['1', 'late', 'next'])
  expect(world.server.handled.get('room.sync')).toBeUndefined()
})

test('I4 any number of pages is fetched after a long time away', async () => {
  const { world, room, b, say } = await chat(1)
  b.network.isDown = true
  b.network.cut()
  const told: number[] = []
  let sent = 0
  b.client.on('caughtUp', (news) => {
    if (news.sent > 0) sent += news.sent
    else told.push(news.messages)
  })
  const bodies = Array.from({ length: 40 }, (_, index) => `missed ${index}`)
  await say(...bodies)
  for (const body of ['own 1', 'own 2']) b.client.send(room.id, body)
  b.network.isDown = false
  await world.wait(20_000)
  expect(shown(b, room)).toEqual(['1', ...bodies, 'own 1', 'own 2'])
  // Own messages do not come: they went, and those that did not have to wait are no news.
  expect([told, sent]).toEqual([[40], 2])
  b.client.send(room.id, 'own 3')
  await world.wait(1_000)
  expect([told, sent]).toEqual([[40], 2])
})

test('I4 a server that says "later" to a sync is asked again then', async () => {
  const { world, room, b, say } = await chat(1)
  let refusals = 0
  world.server.refuse = (name) => {
    if (name !== 'room.sync' || refusals >= 3) return null
    refusals += 1
    return new Refusal('UNAVAILABLE', { retryAfterMs: 1_000 })
  }
  loseNextEvent(world, b)
  await say('lost')
  await say('next')
  await world.wait(6_000)
  expect(shown(b, room)).toEqual(['1', 'lost', 'next'])
  expect(refusals).toBe(3)
})

test('I4 a sync that a lost connection put off is asked again as soon as there is a new one', async () => {
  const { world, room, b, say } = await chat(1)
  world.server.refuse = (name) => (name === 'room.sync' ? new Refusal('UNAVAILABLE', { retryAfterMs: 600_000 }) : null)
  loseNextEvent(world, b)
  await say('lost')
  await say('next')
  await world.wait(1_000)
  expect(shown(b, room)).toEqual(['1'])
  world.server.refuse = () => null
  b.network.cut()
  await world.wait(2_000)
  expect(shown(b, room)).toEqual(['1', 'lost', 'next'])
})

test('I4 rooms whose sync has to wait do not hold up the catch-up of another one', async () => {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const rooms = Array.from({ length: 6 }, (_, index) => world.room(`room-${index}`, ann, bo))
  const a = await world.online(ann, ...rooms)
  const b = await world.online(bo, ...rooms)
  b.network.isDown = true
  b.network.cut()
  for (const room of rooms) a.client.send(room.id, 'missed')
  await world.wait(100)
  const last = rooms.at(-1)
  world.server.refuse = (name, { roomId }) =>
    name === 'room.sync' && roomId !== last?.id ? new Refusal('UNAVAILABLE', { retryAfterMs: 600_000 }) : null
  b.network.isDown = false
  await world.wait(5_000)
  expect(rooms.map((room) => shown(b, room))).toEqual([[], [], [], [], [], ['missed']])
})

test('I7 an older page that was read before an edit does not bring the old body back', async () => {
  const { world, room, a, b } = await chat(9)
  const first = 3
  b.network.delayOf = (packet) => (packet === 'ack room.history' ? 500 : undefined)
  while (b.client.timeline(room.id).getSnapshot().hasOlder) {
    void b.client.loadOlder(room.id)
    await world.wait(100)
    if (b.client.timeline(room.id).getSnapshot().rows.length === 6) a.client.edit(room.id, first, '1, edited')
    await world.wait(1_000)
  }
  expect(shown(b, room)[0]).toBe('1, edited')
  await world.wait(5_000)
  expect(shown(b, room)[0]).toBe('1, edited')
  expect(world.server.handled.get('room.sync')).toBe(1)
})

test('I4 I5 a first page that was read before the latest message lets nothing be missed, not even for a moment', async () => {
  const { world, room, b, say } = await chat(2)
  b.reload()
  await world.wait(100)
  await b.storage.dropCache()
  const delays: Record<string, number> = { 'ack room.history': 400, 'ack room.sync': 400 }
  b.network.delayOf = (packet) => delays[packet]
  void b.client.open(room.id)
  await world.wait(50)
  await say('between')
  await world.wait(400)
  expect(shown(b, room)).toEqual(['1', '2'])
  const seen: string[][] = []
  b.client.timeline(room.id).subscribe(() => seen.push(shown(b, room)))
  await say('after')
  await world.wait(1_000)
  expect(shown(b, room)).toEqual(['1', '2', 'between', 'after'])
  expect(seen.filter((bodies) => bodies.includes('after') && !bodies.includes('between'))).toEqual([])
})

test('I4 a sync that overtakes a first page leaves no hole', async () => {
  const { world, room, b, say } = await chat(2)
  b.reload()
  await world.wait(100)
  await b.storage.dropCache()
  const delays: Record<string, number> = { 'ack room.history': 400, 'ack room.sync': 1_000 }
  b.network.delayOf = (packet) => delays[packet]
  void b.client.open(room.id)
  await world.wait(50)
  await say('between')
  loseNextEvent(world, b)
  await say('lost')
  b.network.delayOf = (packet) => delays[packet]
  await say('next')
  await world.wait(5_000)
  expect(shown(b, room)).toEqual(['1', '2', 'between', 'lost', 'next'])
})

test('I2 the ack of an own message may overtake the message before it: rows ascend all the same', async () => {
  const { world, room, a, b } = await chat(1)
  a.network.delayOf = (packet) => (packet === 'event room.changed' ? 80 : undefined)
  b.client.send(room.id, 'from bo')
  await world.wait(6)
  a.client.send(room.id, 'from ann')
  await world.wait(15)
  expect(shown(a, room)).toEqual(['1', 'from ann'])
  await world.wait(200)
  expect(shown(a, room)).toEqual(['1', 'from bo', 'from ann'])
  expect(world.server.handled.get('room.sync')).toBeUndefined()
})

test('a change of an unknown type is skipped, but its rev counts as received', async () => {
  const { world, room, b } = await chat(1)
  const rev = room.rev + 1
  const change = { type: 'weather', rev, sky: 'blue' }
  b.network.tell('room.changed', { roomId: room.id, epoch: world.server.epoch, changes: [change] })
  await world.wait(300)
  expect(b.client.timeline(room.id).getSnapshot().rev).toBe(rev)
  expect(world.server.handled.get('room.sync')).toBeUndefined()
})

test('an unknown event is told as news and skipped', async () => {
  const { b, room } = await chat(1)
  const names: string[] = []
  b.client.on('unknownEvent', ({ name }) => names.push(name))
  b.network.tell('room.painted', { colour: 'red' })
  b.network.tell('constructor', {})
  expect(names).toEqual(['room.painted', 'constructor'])
  expect(rowsOf(b, room)).toHaveLength(1)
})

test('who is called hears it once for each message, also where what was lost is fetched', async () => {
  const { world, room, b, say } = await chat(1)
  const called: number[] = []
  b.client.on('called', ({ seq }) => called.push(seq))
  await say('@bo first')
  loseNextEvent(world, b)
  await say('@bo lost')
  await say('nobody')
  await world.wait(300)
  b.client.send(room.id, '@bo by myself')
  await world.wait(50)
  expect(shown(b, room)).toEqual(['1', '@bo first', '@bo lost', 'nobody', '@bo by myself'])
  const [, first, lost] = rowsOf(b, room)
  expect(called).toEqual([first, lost].map((row) => row?.state === 'sent' && row.message.seq))
})
