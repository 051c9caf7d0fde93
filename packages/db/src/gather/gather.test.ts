import { Refusal } from '@parley/protocol'
import { expect, test, vi } from 'vitest'
import { createGather, createGatherOf } from './gather.ts'

/** A load that answers when it is told to, and remembers what it was asked. */
function createStore() {
  const queries: number[][] = []
  const answers: (() => void)[] = []
  const load = async (keys: number[]) => {
    queries.push(keys)
    await new Promise<void>((resolve) => answers.push(resolve))
    return new Map(keys.filter((key) => key >= 0).map((key) => [key, key * 10]))
  }
  return { queries, load, answer: () => answers.shift()?.() }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))
const until = (isSo: () => boolean) => vi.waitUntil(isSo, { interval: 1 })

test('a lone read leaves at once; what one turn asks for shares a query, each key once', async () => {
  const store = createStore()
  const read = createGather(store.load)
  const first = [read(1), read(2), read(1), read(-3)]
  await turn()
  expect(store.queries).toEqual([[1, 2, -3]])
  store.answer()
  expect(await Promise.all(first)).toEqual([10, 20, 10, undefined])
})

test('what is asked while queries are on their way is read afterwards, never from their answers', async () => {
  const store = createStore()
  const read = createGather(store.load)
  void read(1)
  await until(() => store.queries.length === 1)
  void read(2)
  await until(() => store.queries.length === 2)
  const late = [read(1), read(3)]
  await turn()
  expect(store.queries).toEqual([[1], [2]])
  store.answer()
  await until(() => store.queries.length === 3)
  expect(store.queries).toEqual([[1], [2], [1, 3]])
  store.answer()
  store.answer()
  expect(await Promise.all(late)).toEqual([10, 30])
})

test('a query stays bounded, and everybody is answered', async () => {
  const sizes: number[] = []
  const read = createGather(async (keys: number[]) => {
    sizes.push(keys.length)
    return new Map(keys.map((key) => [key, key]))
  })
  const keys = Array.from({ length: 2_500 }, (_, index) => index)
  expect(await Promise.all(keys.map(read))).toEqual(keys)
  expect(sizes).toEqual([1_000, 1_000, 500])
})

test('a key that cannot be read fails alone; a database that is away fails all', async () => {
  const read = createGather(async (keys: number[]) => {
    if (keys.includes(13)) throw new Error('unreadable')
    return new Map(keys.map((key) => [key, key]))
  })
  const settled = await Promise.allSettled([read(1), read(13), read(2)])
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])

  const away = createGather(() => Promise.reject(new Refusal('UNAVAILABLE')))
  const refused = await Promise.allSettled([away(1), away(2)])
  const refusal = { status: 'rejected', reason: { code: 'UNAVAILABLE' } }
  expect(refused).toMatchObject([refusal, refusal])
})

test('a read that follows another waits a moment for company', async () => {
  const store = createStore()
  const read = createGather(store.load)
  void read(1)
  await turn()
  void read(2)
  await turn()
  void read(3)
  await until(() => store.queries.length === 2)
  expect(store.queries).toEqual([[1], [2, 3]])
})

test('questions of several parts share a query, a bounded number at a time, and each gets its own answer', async () => {
  const queries: number[] = []
  const read = createGatherOf(async (asked: { a: number; b: number }[]) => {
    queries.push(asked.length)
    return asked.map(({ a, b }) => (b === 0 ? undefined : a / b))
  }, 2)
  const answers = [read({ a: 6, b: 2 }), read({ a: 6, b: 3 }), read({ a: 6, b: 2 }), read({ a: 1, b: 0 })]
  expect(await Promise.all(answers)).toEqual([3, 2, 3, undefined])
  expect(queries).toEqual([2, 1])
})
