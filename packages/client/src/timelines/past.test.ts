import type { Message } from '@parley/protocol'
import { expect, test } from 'vitest'
import { type Device, World } from '../simulation/world.ts'

/** Somebody online in a room of so many messages, of which the newest page is here. */
async function longRoom(count: number) {
  const world = new World()
  world.server.pageRows = 100
  const ann = world.person('ann')
  const room = world.room('general', ann)
  const times = { createdAt: '2026-01-01T00:00:00.000Z', editedAt: null, deletedAt: null }
  for (let index = 0; index < count; index++) {
    const seq = room.rev + 1
    const message: Message = { seq, rev: seq, authorId: ann.id, clientId: `c${seq}`, body: `${seq}`, ...times }
    room.messages.set(seq, message)
    world.server.committed.add(JSON.stringify(message))
    room.rev = seq
  }
  const device = world.device(ann)
  device.client.connect()
  void device.client.open(room.id)
  await world.wait(500)
  const own = () => seqsOf(device, 'timeline', room.id)
  const past = () => seqsOf(device, 'past', room.id)
  return { world, room, client: device.client, own, past }
}

function seqsOf(device: Device, which: 'timeline' | 'past', roomId: string): number[] {
  const { rows } = device.client[which](roomId).getSnapshot()
  return rows.flatMap((row) => (row.state === 'sent' ? row.message.seq : []))
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

test('a message of long ago is seen with its neighbours, and nothing in between is loaded', async () => {
  const { world, room, client, own, past } = await longRoom(5_000)
  const head = room.rev
  const asked: unknown[] = []
  world.server.refuse = (name, input) => {
    if (name === 'room.history') asked.push(input)
    return null
  }
  void client.openPast(room.id, 1_000)
  await world.wait(500)
  expect(asked).toHaveLength(2)
  expect(past()).toEqual(range(951, 1_050))
  expect(client.past(room.id).getSnapshot()).toMatchObject({
    load: 'ready',
    hasOlder: true,
    past: { loadingNewer: false },
  })
  expect(own()).toEqual(range(head - 49, head))
})

test('changes reach what is looked at, new messages do not, and own ones stand at the end of the room only', async () => {
  const { world, room, client, past } = await longRoom(500)
  void client.openPast(room.id, 100)
  await world.wait(500)
  client.edit(room.id, 100, 'said better')
  client.send(room.id, 'now')
  await world.wait(500)
  const { rows } = client.past(room.id).getSnapshot()
  expect(rows.find((row) => row.state === 'sent' && row.message.seq === 100)).toMatchObject({
    message: { body: 'said better' },
  })
  expect(past()).toEqual(range(51, 150))
  expect(rows.every(({ state }) => state === 'sent')).toBe(true)
})

test('going on downward it meets the newest rows: from then on it is one window, which goes as far back', async () => {
  const { world, room, client, own, past } = await longRoom(400)
  void client.openPast(room.id, 100)
  await world.wait(500)
  for (let page = 0; page < 5 && past().length > 0; page++) {
    expect(own()).toHaveLength(50)
    void client.loadNewer(room.id)
    await world.wait(500)
  }
  expect(past()).toEqual([])
  expect(client.past(room.id).getSnapshot().load).toBe('empty')
  expect(own()).toEqual(range(51, room.rev))
  expect(client.timeline(room.id).getSnapshot().hasOlder).toBe(true)
})

test('a look at the newest rows is the room itself', async () => {
  const { world, room, client, own, past } = await longRoom(200)
  void client.openPast(room.id, room.rev - 10)
  await world.wait(500)
  expect(past()).toEqual([])
  expect(own()).toEqual(range(room.rev - 59, room.rev))
})

test('however far one goes, no more than a thousand rows are kept, without a hole', async () => {
  const { world, room, client, own, past } = await longRoom(4_000)
  for (let page = 0; page < 25; page++) {
    void client.loadOlder(room.id)
    await world.wait(200)
  }
  const [oldest = 0] = own()
  client.partPast(room.id, oldest + 400)
  await world.wait(10)
  expect(past()).toEqual(range(oldest, oldest + 400))
  expect(own()).toHaveLength(500)
  for (let page = 0; page < 12; page++) {
    void client.loadOlder(room.id, 'past')
    await world.wait(200)
  }
  expect(past()).toEqual(range(oldest - 1_200, oldest - 201))
  for (let page = 0; page < 3; page++) {
    void client.loadNewer(room.id)
    await world.wait(200)
  }
  expect(past()).toEqual(range(oldest - 900, oldest + 99))
  for (let turn = 0; turn < 4; turn++) {
    const both = [() => void client.loadOlder(room.id, 'past'), () => void client.loadNewer(room.id)]
    for (const load of turn % 2 === 0 ? both : both.toReversed()) load()
    await world.wait(200)
    const [first = 0] = past()
    expect(past()).toEqual(range(first, first + 999))
  }
  client.closePast(room.id)
  await world.wait(10)
  expect(past()).toEqual([])
})
