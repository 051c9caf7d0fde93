import type { Change } from '@parley/protocol'
import { expect, test } from 'vitest'
import type { RoomChanges } from '../fan-out/tick-publisher.ts'
import { type AuditedRooms, createComparison } from './compare-heads.ts'
import { createToldRevs } from './told-revs.ts'

const EPOCH = 'now'

/** A database of heads, and what was told again. */
function setting(heads: Record<string, number>) {
  const told = createToldRevs()
  const heard = new Set(Object.keys(heads))
  const again: { roomId: string; revs: number[] }[] = []
  const asked: string[][] = []
  let during = () => {}
  const rooms: AuditedRooms = {
    heard: () => heard,
    async readHeads(roomIds) {
      asked.push([...roomIds])
      const read = new Map(roomIds.map((roomId) => [roomId, heads[roomId] ?? 0]))
      during()
      return read
    },
    async readChanges(behind, limit) {
      return behind.map(({ roomId, after }) => {
        const head = heads[roomId] ?? 0
        const revs = Array.from({ length: head - after }, (_, index) => after + 1 + index)
        const changes = revs.slice(0, limit).map((rev) => ({ type: 'message', rev }) as Change)
        return { roomId, epoch: EPOCH, changes, head, more: revs.length > limit }
      })
    },
    async tellAgain({ roomId, epoch, changes }: RoomChanges) {
      again.push({ roomId, revs: changes.map(({ rev }) => rev) })
      told.tell(roomId, epoch, changes.at(-1)?.rev ?? 0)
    },
  }
  const look = createComparison(rooms, told)
  const whileReading = (act: () => void) => {
    during = act
  }
  return { told, heard, again, asked, look, whileReading }
}

test('I5 a rev that two looks find untold is told', async () => {
  const heads = { tea: 7 }
  const { told, look, again } = setting(heads)
  told.begin('tea', EPOCH, 5)
  expect(await look()).toBe(true)
  expect(again).toEqual([])
  expect(await look()).toBe(false)
  expect(again).toEqual([{ roomId: 'tea', revs: [6, 7] }])
  expect(await look()).toBe(false)
  expect(again).toHaveLength(1)
})

test('what is told between two looks is not told again, however fast the room is', async () => {
  const heads = { tea: 5 }
  const { told, look, again, whileReading } = setting(heads)
  told.begin('tea', EPOCH, 5)
  // Each look reads one rev that is committed, and told only right after it.
  whileReading(() => told.tell('tea', EPOCH, heads.tea - 1))
  for (let round = 0; round < 10; round += 1) {
    heads.tea += 3
    await look()
  }
  expect(again).toEqual([])
})

test('I5 what is far behind is told in portions, all of it', async () => {
  const { told, look, again } = setting({ tea: 500 })
  told.begin('tea', EPOCH, 0)
  while (await look());
  expect(again.flatMap(({ revs }) => revs)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1))
})

test('rooms that nobody hears are forgotten, and without any nothing is asked', async () => {
  const { told, look, heard, asked } = setting({ tea: 1, milk: 1 })
  told.begin('tea', EPOCH, 1)
  told.tell('milk', EPOCH, 1)
  heard.delete('milk')
  await look()
  heard.clear()
  await look()
  expect(asked).toEqual([['tea']])
  expect(told.snapshot().size).toBe(0)
})

test('I13 a database that was restored to an earlier rev is followed', async () => {
  const heads = { tea: 9 }
  const { told, look, again } = setting(heads)
  told.begin('tea', EPOCH, 9)
  heads.tea = 4
  await look()
  expect(told.get('tea')).toBe(4)
  heads.tea = 5
  while (await look());
  expect(again).toEqual([{ roomId: 'tea', revs: [5] }])
})

test('a look that fails leaves the next one as it was', async () => {
  const { told, look, again, whileReading } = setting({ tea: 6 })
  told.begin('tea', EPOCH, 5)
  whileReading(() => {
    throw new Error('away')
  })
  await expect(look()).rejects.toThrow('away')
  whileReading(() => {})
  await look()
  await look()
  expect(again).toEqual([{ roomId: 'tea', revs: [6] }])
})
