import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { pictureOf } from '../simulation/message-acts.ts'
import { rowsOf, shown, World } from '../simulation/world.ts'
import { memoryStorage } from '../storage/memory.ts'

async function chat() {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const [room, other] = [world.room('general', ann, bo), world.room('other', ann, bo)]
  const a = await world.online(ann, room, other)
  const b = await world.online(bo, room)
  const bodies = () => world.server.messages(room).map(({ body }) => body)
  return { world, room, other, a, b, bodies }
}

test('sends of one room arrive in the order in which they were written, though each waits for the one before', async () => {
  const { world, room, a, b, bodies } = await chat()
  a.network.weather = { loss: 0, duplication: 0.5, delayMs: [1, 300] }
  const written = Array.from({ length: 10 }, (_, index) => `${index}`)
  for (const body of written) a.client.send(room.id, body)
  await world.wait(20_000)
  expect(bodies()).toEqual(written)
  expect(shown(b, room)).toEqual(written)
})

test('I6 a send whose ack a closed tab missed is not shown beside its message, though the server is away', async () => {
  const { world, room, a } = await chat()
  const key = a.client.send(room.id, 'sent, then reloaded')
  await world.wait(100)
  const [message] = world.server.messages(room)
  if (!message) throw new Error('nothing was sent')
  const storage = memoryStorage()
  const times = { createdAt: 1, order: 1, refused: null }
  const entry = {
    kind: 'send',
    key,
    roomId: room.id,
    authorId: a.person.id,
    body: 'sent, then reloaded',
    ...times,
  } as const
  await storage.putEntry('the closed tab', entry)
  const timeline = { roomId: room.id, messages: [message], people: [], head: room.rev, hasOlder: true }
  const reloaded = world.device(a.person, {
    storage,
    seed: { bootstrap: world.server.bootstrap(a.person.id), timeline },
  })
  reloaded.network.isDown = true
  reloaded.client.connect()
  await world.wait(1_000)
  expect(shown(reloaded, room)).toEqual(['sent, then reloaded'])
  expect(reloaded.client.outboxSize.getSnapshot()).toBe(0)
  expect(await storage.adoptEntries('the next tab')).toEqual([])
})

test('a room that is refused for now does not hold up another one', async () => {
  const { world, room, other, a } = await chat()
  world.server.refuse = (name, input) =>
    name === 'message.send' && input.roomId === room.id ? new Refusal('UNAVAILABLE', { retryAfterMs: 60_000 }) : null
  a.client.send(room.id, 'waits')
  a.client.send(other.id, 'goes')
  await world.wait(100)
  expect(shown(a, room)).toEqual(['waits (pending)'])
  expect(shown(a, other)).toEqual(['goes'])
})

test('a rate limit is waited out, with nothing lost and nothing failed', async () => {
  const { world, room, a, bodies } = await chat()
  let sends = 0
  const startedAt = world.clock.now()
  world.server.refuse = (name) => {
    if (name !== 'message.send') return null
    sends += 1
    return sends > 1 && world.clock.now() - startedAt < 3_000
      ? new Refusal('RATE_LIMITED', { retryAfterMs: 3_000 - (world.clock.now() - startedAt) })
      : null
  }
  for (const body of ['1', '2', '3']) a.client.send(room.id, body)
  await world.wait(2_900)
  expect(shown(a, room)).toEqual(['1', '2 (pending)', '3 (pending)'])
  expect(sends).toBe(2)
  await world.wait(2_000)
  expect(bodies()).toEqual(['1', '2', '3'])
})

test('I10 a refused send stays, with its reason, and lets the next one pass', async () => {
  const { world, room, a } = await chat()
  world.server.refuse = (_, input) => (input.body === 'long' ? new Refusal('MESSAGE_TOO_LONG', { limit: 3 }) : null)
  const key = a.client.send(room.id, 'long')
  a.client.send(room.id, 'ok')
  await world.wait(100)
  expect(shown(a, room)).toEqual(['ok', 'long (failed)'])
  const row = rowsOf(a, room).find((each) => each.key === key)
  expect(row).toMatchObject({ state: 'failed', reason: { code: 'MESSAGE_TOO_LONG', limit: 3 } })
  expect(a.client.outboxSize.getSnapshot()).toBe(1)
})

test('I10 a failed send survives a reload, and goes when it is tried again or given up', async () => {
  const { world, room, a, bodies } = await chat()
  world.server.refuse = (name) => (name === 'message.send' ? new Refusal('FORBIDDEN') : null)
  const [first, second] = [a.client.send(room.id, 'first'), a.client.send(room.id, 'second')]
  await world.wait(100)
  a.reload()
  await world.wait(100)
  expect(shown(a, room)).toEqual(['first (failed)', 'second (failed)'])
  world.server.refuse = () => null
  a.client.retry(room.id, first)
  a.client.discard(room.id, second)
  await world.wait(100)
  expect(bodies()).toEqual(['first'])
  expect(a.client.outboxSize.getSnapshot()).toBe(0)
  a.reload()
  await world.wait(100)
  expect(a.client.outboxSize.getSnapshot()).toBe(0)
})

test('I3 I10 what was written offline survives a crash and is delivered exactly once, in order', async () => {
  const { world, room, a, b, bodies } = await chat()
  a.network.isDown = true
  a.network.cut()
  const written = ['one', 'two', 'three']
  for (const body of written) a.client.send(room.id, body)
  await world.wait(5_000)
  a.reload()
  await world.wait(5_000)
  expect(shown(a, room)).toEqual(written.map((body) => `${body} (pending)`))
  a.network.isDown = false
  await world.wait(20_000)
  expect(bodies()).toEqual(written)
  expect(shown(b, room)).toEqual(written)
})

test('I3 an ack that is lost with the connection, and a crash after that, do not make a second message', async () => {
  const { world, room, a, bodies } = await chat()
  a.network.delayOf = (packet) => (/ack message.send|event/.test(packet) ? 10_000 : undefined)
  a.client.send(room.id, 'once')
  await world.wait(50)
  expect(bodies()).toEqual(['once'])
  expect(shown(a, room)).toEqual(['once (pending)'])
  a.network.delayOf = () => undefined
  a.reload()
  await world.wait(1_000)
  void a.client.open(room.id)
  await world.wait(1_000)
  expect(bodies()).toEqual(['once'])
  expect(shown(a, room)).toEqual(['once'])
  expect(a.client.outboxSize.getSnapshot()).toBe(0)
})

for (const first of ['ack', 'event'] as const) {
  test(`I6 the pending row becomes the committed one under the same key, with the ${first} first`, async () => {
    const { world, room, a } = await chat()
    a.network.delayOf = (packet) => (packet.startsWith(first) ? 10 : 200)
    const key = a.client.send(room.id, 'hi')
    const keys = new Set<string>()
    a.client.timeline(room.id).subscribe(() => {
      expect(rowsOf(a, room)).toHaveLength(1)
      for (const row of rowsOf(a, room)) keys.add(row.key)
    })
    await world.wait(1_000)
    expect([...keys]).toEqual([key])
    expect(shown(a, room)).toEqual(['hi'])
  })
}

test('I6 a send that was refused after its twin was committed is one row, also if that is found far up', async () => {
  const { world, room, a, b } = await chat()
  a.network.delayOf = (packet) => (/ack message.send|event/.test(packet) ? 10_000 : undefined)
  a.client.send(room.id, 'committed')
  await world.wait(50)
  a.network.delayOf = () => undefined
  world.server.refuse = (name, _, personId) =>
    name === 'message.send' && personId === a.person.id ? new Refusal('FORBIDDEN') : null
  a.network.cut()
  a.reload()
  await a.storage.dropCache()
  for (const body of ['1', '2', '3', '4']) b.client.send(room.id, body)
  await world.wait(1_000)
  void a.client.open(room.id)
  await world.wait(1_000)
  expect(shown(a, room)).toEqual(['2', '3', '4', 'committed (failed)'])
  void a.client.loadOlder(room.id)
  await world.wait(1_000)
  expect(shown(a, room)).toEqual(['committed', '1', '2', '3', '4'])
})

test('an entry is stored before it is sent, and a storage that is broken does not keep it from being sent', async () => {
  const world = new World()
  const ann = world.person('ann')
  const room = world.room('general', ann)
  const broken = new Proxy({} as never, {
    get: (_, name) => (name === 'then' ? undefined : () => Promise.reject(new Error('QuotaExceededError'))),
  })
  const logged: string[] = []
  const device = world.device(ann, { storage: broken, log: (_, message) => logged.push(message) })
  device.client.connect()
  await world.wait(100)
  device.client.send(room.id, 'all the same')
  await world.wait(100)
  expect(world.server.messages(room)).toHaveLength(1)
  expect(logged.filter((message) => message.startsWith('storage'))).toHaveLength(1)
})

test('a storage that never answers delays a send by seconds at most', async () => {
  const world = new World()
  const ann = world.person('ann')
  const room = world.room('general', ann)
  const hanging = new Proxy({} as never, {
    get: (_, name) => (name === 'then' ? undefined : () => new Promise(() => {})),
  })
  const device = world.device(ann, { storage: hanging })
  device.client.connect()
  await world.wait(4_000)
  device.client.send(room.id, 'all the same')
  await world.wait(100)
  expect(world.server.messages(room)).toHaveLength(1)
})

test('an own edit and deletion show at once, and a refused one says why', async () => {
  const { world, room, a } = await chat()
  a.client.send(room.id, 'teh')
  await world.wait(100)
  const seq = world.server.messages(room)[0]?.seq ?? 0
  a.client.edit(room.id, seq, 'the')
  expect(rowsOf(a, room)[0]).toMatchObject({ state: 'sent', pending: { kind: 'edit', body: 'the', reason: null } })
  await world.wait(100)
  expect(rowsOf(a, room)[0]).toMatchObject({ message: { body: 'the' }, pending: null })
  world.server.refuse = (name) => (name === 'message.delete' ? new Refusal('FORBIDDEN') : null)
  a.client.delete(room.id, seq)
  await world.wait(100)
  const row = rowsOf(a, room)[0]
  expect(row).toMatchObject({ pending: { kind: 'delete', reason: { code: 'FORBIDDEN' } } })
  world.server.refuse = () => null
  if (row?.state === 'sent' && row.pending) a.client.retry(room.id, row.pending.key)
  await world.wait(100)
  expect(shown(a, room)).toEqual(['-'])
})

test('a newer edit takes the place of one that waits', async () => {
  const { world, room, a } = await chat()
  a.client.send(room.id, 'a')
  await world.wait(100)
  const seq = world.server.messages(room)[0]?.seq ?? 0
  a.network.isDown = true
  a.network.cut()
  a.client.edit(room.id, seq, 'b')
  a.client.edit(room.id, seq, 'c')
  expect(a.client.outboxSize.getSnapshot()).toBe(1)
  a.network.isDown = false
  await world.wait(5_000)
  expect(shown(a, room)).toEqual(['c'])
})

test('a picture that an edit takes off is gone at once, and stays off when its words are changed again before it went', async () => {
  const { world, room, a } = await chat()
  const [first, second] = ['p', 'q'].map(pictureOf)
  if (!first || !second) throw new Error('there are two')
  a.client.send(room.id, 'look', { files: [first, second] })
  await world.wait(100)
  const seq = world.server.messages(room)[0]?.seq ?? 0
  a.network.isDown = true
  a.network.cut()
  a.client.edit(room.id, seq, 'look', ['q'])
  expect(rowsOf(a, room)[0]).toMatchObject({ pending: { kind: 'edit', files: ['q'] } })
  a.client.edit(room.id, seq, 'look here')
  expect(a.client.outboxSize.getSnapshot()).toBe(1)
  a.network.isDown = false
  await world.wait(5_000)
  expect(rowsOf(a, room)[0]).toMatchObject({ message: { body: 'look here', files: [second] }, pending: null })
})

test('a command that the server breaks on every time fails in the end instead of holding up its room', async () => {
  const { world, room, a, bodies } = await chat()
  world.server.refuse = (_, input) => (input.body === 'poison' ? new Refusal('INTERNAL') : null)
  a.client.send(room.id, 'poison')
  a.client.send(room.id, 'next')
  await world.wait(600_000)
  expect(shown(a, room)).toEqual(['next', 'poison (failed)'])
  expect(bodies()).toEqual(['next'])
})

test('an ended session fails no act: it waits for the next sign-in', async () => {
  const { world, room, a } = await chat()
  world.server.refuse = (name) => (name === 'message.send' ? new Refusal('SESSION_ENDED') : null)
  a.client.send(room.id, 'later')
  await world.wait(100)
  expect(a.client.connection.getSnapshot()).toMatchObject({ status: 'ended', reason: { code: 'SESSION_ENDED' } })
  world.server.refuse = () => null
  a.reload()
  await world.wait(100)
  void a.client.open(room.id)
  await world.wait(100)
  expect(shown(a, room)).toEqual(['later'])
})
