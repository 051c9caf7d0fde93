import type { Change } from '@parley/protocol'
import { expect, test } from 'vitest'
import { createTickPublisher } from './tick-publisher.ts'

const change = (rev: number) => ({ type: 'message', rev, message: { body: null } }) as Change
const turn = () => new Promise((resolve) => setImmediate(resolve))

function recorded() {
  const frames: { roomId: string; revs: number[] }[] = []
  const publisher = createTickPublisher(({ roomId, changes }) => {
    frames.push({ roomId, revs: changes.map(({ rev }) => rev) })
  })
  return { frames, publisher }
}

test('what becomes ready in one turn leaves as one frame a room, ascending by rev', async () => {
  const { frames, publisher } = recorded()
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [change(3)] }])
  await Promise.resolve()
  publisher.publish([
    { roomId: 'a', epoch: 'now', changes: [change(2)] },
    { roomId: 'b', epoch: 'now', changes: [change(1)] },
  ])
  expect(frames).toEqual([])
  await turn()
  expect(frames).toEqual([
    { roomId: 'a', revs: [2, 3] },
    { roomId: 'b', revs: [1] },
  ])
})

test('a later turn is a later frame, and nothing is sent twice', async () => {
  const { frames, publisher } = recorded()
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [change(1)] }])
  await turn()
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [] }])
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [change(2)] }])
  await turn()
  await turn()
  expect(frames.map(({ revs }) => revs)).toEqual([[1], [2]])
})

test('what is published twice in one turn leaves once', async () => {
  const { frames, publisher } = recorded()
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [change(2)] }])
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [change(1), change(2)] }])
  await turn()
  expect(frames).toEqual([{ roomId: 'a', revs: [1, 2] }])
})

test('I12 long changes leave one frame a turn, in order, none lost, and a flush waits for no turn', async () => {
  const { frames, publisher } = recorded()
  const long = (rev: number) => ({ type: 'message', rev, message: { body: 'x'.repeat(100_000) } }) as Change
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [1, 2, 3, 4, 5].map(long) }])
  await turn()
  expect(frames.map(({ revs }) => revs)).toEqual([[1, 2]])
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [change(6)] }])
  await turn()
  expect(frames.map(({ revs }) => revs)).toEqual([
    [1, 2],
    [3, 4],
  ])
  publisher.flush()
  expect(frames.flatMap(({ revs }) => revs)).toEqual([1, 2, 3, 4, 5, 6])
})

test('a flush sends at once what is queued', async () => {
  const { frames, publisher } = recorded()
  publisher.publish([{ roomId: 'a', epoch: 'now', changes: [change(1)] }])
  publisher.flush()
  expect(frames).toHaveLength(1)
  await turn()
  expect(frames).toHaveLength(1)
})

test('I13 changes of two epochs never share a frame', async () => {
  const epochs: string[] = []
  const publisher = createTickPublisher(({ epoch, changes }) => epochs.push(`${epoch} ${changes.length}`))
  publisher.publish([{ roomId: 'a', epoch: 'before', changes: [change(9)] }])
  publisher.publish([{ roomId: 'a', epoch: 'after', changes: [change(2)] }])
  await turn()
  expect(epochs).toEqual(['before 1', 'after 1'])
})
