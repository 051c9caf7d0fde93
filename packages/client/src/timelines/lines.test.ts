import { type Line, type Message, MOST_LINES_BETWEEN } from '@parley/protocol'
import { expect, test } from 'vitest'
import { World } from '../simulation/world.ts'
import { linesWithin } from './lines.ts'
import type { SentRow } from './rows.ts'

const at = '2026-01-01T00:00:00.000Z'
const line = (rev: number): Line => ({ rev, kind: 'joined', by: 'ann', at })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

function row(seq: number): SentRow {
  const message: Message = {
    ...{ seq, rev: seq, authorId: 'ann', clientId: `c${seq}`, body: '' },
    ...{ createdAt: at, editedAt: null, deletedAt: null },
  }
  return { key: `c${seq}`, state: 'sent', message, pending: null }
}

test('of what happened between two rows only the newest stay, whether it came at once or one by one', () => {
  const rows = [row(10), row(300), row(301), row(900)]
  const all = [...range(1, 9), ...range(11, 299), ...range(302, 899), 905].map(line)
  const kept = [...range(1, 9), ...range(200, 299), ...range(800, 899), 905]
  const whole = { rows, from: 0, to: Number.POSITIVE_INFINITY }
  expect(linesWithin(all, whole).map(({ rev }) => rev)).toEqual(kept)
  let grown: readonly Line[] = []
  for (const each of all) grown = linesWithin([...grown, each], whole)
  expect(grown.map(({ rev }) => rev)).toEqual(kept)
  expect(MOST_LINES_BETWEEN).toBe(100)
  expect(linesWithin(all, { rows, from: 300, to: 850 }).map(({ rev }) => rev)).toEqual(range(751, 850))
})

test('I4 I7 who comes and goes is no news: nothing is unread, nothing is the last message, and a device that was away knows it all', async () => {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const device = world.device(ann)
  device.client.connect()
  await world.wait(500)
  device.client.send(room.id, 'hello')
  void device.client.open(room.id)
  await world.wait(500)
  const before = device.client.rooms.getSnapshot().find((entry) => entry.room.id === room.id)
  const kinds = () =>
    device.client
      .timeline(room.id)
      .getSnapshot()
      .lines.map(({ kind }) => kind)

  world.server.setMember(room, bo.id, 'left')
  await world.wait(500)
  expect(kinds()).toEqual(['left'])
  device.network.cut()
  world.server.setMember(room, bo.id, 'joined')
  world.server.setMember(room, bo.id, 'left')
  await world.wait(60_000)
  expect(kinds()).toEqual(['left', 'joined', 'left'])

  const after = device.client.rooms.getSnapshot().find((entry) => entry.room.id === room.id)
  const { lastSeq, unread, mentions, readSeq } = after ?? {}
  expect({ lastSeq, unread, mentions, readSeq }).toEqual({
    lastSeq: before?.lastSeq,
    unread: 0,
    mentions: 0,
    readSeq: before?.readSeq,
  })
  await world.wait(2_000)
  device.reload()
  void device.client.open(room.id)
  await world.wait(50)
  // From the cache, before anybody answered.
  expect(device.client.timeline(room.id).getSnapshot().lines).toHaveLength(3)
})

test('I7 what happened before it was removed does not come back with a change that is late', async () => {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const { client, network } = world.device(ann)
  client.connect()
  void client.open(room.id)
  await world.wait(500)
  network.delayOf = (packet) => (packet === 'event room.changed' ? 5_000 : undefined)
  world.server.setMember(room, bo.id, 'left')
  network.delayOf = () => undefined
  world.server.clear(room, room.rev)
  await world.wait(2_000)
  expect(client.timeline(room.id).getSnapshot()).toMatchObject({ rev: room.rev, lines: [] })
  await world.wait(5_000)
  expect(client.timeline(room.id).getSnapshot().lines).toEqual([])
})
