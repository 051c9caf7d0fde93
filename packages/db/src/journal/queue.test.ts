import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createQueue, type Waiting } from './queue.ts'

const BOUNDS = { commands: 1000, bytes: 1_000_000 }

function waiting(roomId: string, body: string): Waiting {
  const command = { roomId, authorId: 'ann', clientId: body, body }
  return { command, resolve: () => {}, reject: () => {} }
}
const upTo = (commands: number) => ({ commands, bytes: 1_000_000 })
const bodies = (batch: readonly Waiting[]) => batch.map(({ command }) => command.body)

test('a batch takes idle rooms in the order of their arrival, and no room twice until it is released', () => {
  const queue = createQueue(BOUNDS)
  for (const [room, body] of [
    ['a', '1'],
    ['b', '2'],
    ['a', '3'],
  ] as const)
    queue.add(waiting(room, body))
  const first = queue.takeBatch(upTo(10))
  expect(bodies(first)).toEqual(['1', '3', '2'])
  queue.add(waiting('a', '4'))
  queue.add(waiting('c', '5'))
  expect(bodies(queue.takeBatch(upTo(10)))).toEqual(['5'])
  expect(queue.takeBatch(upTo(10))).toEqual([])
  queue.release(first)
  expect(bodies(queue.takeBatch(upTo(10)))).toEqual(['4'])
})

test('a room that holds others up goes alone until a batch of it succeeds', () => {
  const queue = createQueue(BOUNDS)
  const slow = waiting('slow', '1')
  queue.keepApart([slow])
  for (const each of [waiting('a', '2'), slow, waiting('b', '3')]) queue.add(each)
  expect(bodies(queue.takeBatch(upTo(10)))).toEqual(['2', '3'])
  const alone = queue.takeBatch(upTo(10))
  expect(bodies(alone)).toEqual(['1'])
  queue.release(alone)
  for (const each of [waiting('slow', '4'), waiting('c', '5')]) queue.add(each)
  const first = queue.takeBatch(upTo(10))
  expect(bodies(first)).toEqual(['4'])
  queue.release(first)
  queue.keepTogether(first)
  for (const each of [waiting('slow', '6'), waiting('d', '7')]) queue.add(each)
  expect(bodies(queue.takeBatch(upTo(10)))).toEqual(['5', '6', '7'])
})

test('a batch is capped, and a room that has more to say lets the others go first', () => {
  const queue = createQueue(BOUNDS)
  for (const body of ['1', '2', '3', '4']) queue.add(waiting('a', body))
  queue.add(waiting('b', '5'))
  const first = queue.takeBatch(upTo(3))
  expect(bodies(first)).toEqual(['1', '2', '3'])
  queue.release(first)
  expect(bodies(queue.takeBatch(upTo(3)))).toEqual(['5', '4'])
})

test('a batch is capped in bytes, too; what is larger than that goes alone, and nothing overtakes in a room', () => {
  const queue = createQueue(BOUNDS)
  const long = 'é'.repeat(40)
  for (const [room, body] of [
    ['a', long],
    ['a', 'x'.repeat(20)],
    ['a', long],
    ['b', '1'],
  ] as const)
    queue.add(waiting(room, body))
  const sizes: number[][] = []
  for (;;) {
    const batch = queue.takeBatch({ commands: 10, bytes: 100 })
    if (batch.length === 0) break
    sizes.push(batch.map(({ command }) => command.body.length))
    queue.release(batch)
  }
  expect(sizes).toEqual([
    [40, 20],
    [1, 40],
  ])
  queue.add(waiting('a', 'x'.repeat(200)))
  queue.add(waiting('a', '2'))
  expect(queue.takeBatch({ commands: 10, bytes: 100 })).toHaveLength(1)
})

test('what may wait is bounded by count and by size, and what is taken makes room', () => {
  const queue = createQueue({ commands: 2, bytes: 10 })
  expect([queue.add(waiting('a', '1')), queue.add(waiting('a', '2')), queue.add(waiting('a', '3'))]).toEqual([
    true,
    true,
    false,
  ])
  const batch = queue.takeBatch(upTo(10))
  queue.release(batch)
  expect([queue.add(waiting('a', 'x'.repeat(10))), queue.add(waiting('b', 'y'))]).toEqual([true, false])
  expect(bodies(queue.takeAll())).toEqual(['x'.repeat(10)])
  expect(queue.add(waiting('b', 'y'))).toBe(true)
})

test('I2 whatever is added, taken and released, each room keeps its order and nothing is lost or doubled', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('add' as const), room: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constant('take' as const), most: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('release' as const) }),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(steps, (script) => {
      const queue = createQueue(BOUNDS)
      const added: Record<string, string[]> = { a: [], b: [], c: [] }
      const taken: Record<string, string[]> = { a: [], b: [], c: [] }
      const flying: Waiting[][] = []
      const take = (most: number) => {
        const batch = queue.takeBatch(upTo(most))
        const busy = new Set(flying.flat().map(({ command }) => command.roomId))
        for (const { command } of batch) {
          expect(busy.has(command.roomId)).toBe(false)
          taken[command.roomId]?.push(command.body)
        }
        expect(batch.length).toBeLessThanOrEqual(most)
        if (batch.length > 0) flying.push(batch)
        return batch.length
      }
      for (const [index, step] of script.entries()) {
        if (step.kind === 'add') {
          queue.add(waiting(step.room, `${index}`))
          added[step.room]?.push(`${index}`)
        } else if (step.kind === 'take') take(step.most)
        else queue.release(flying.shift() ?? [])
      }
      for (const batch of flying.splice(0)) queue.release(batch)
      while (take(100) > 0) queue.release(flying.shift() ?? [])
      expect(taken).toEqual(added)
    }),
  )
})
