import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChanges, findChangesOfRooms } from './changes.ts'
import { openTestRooms, type TestRooms } from './fixtures/test-rooms.ts'
import { findMessagePage } from './messages.ts'
import type { Database } from './open-database.ts'
import { PAGE_BYTES } from './page-bytes.ts'

const LONG = 60_000
const COUNT = 30

let rooms: TestRooms
let database: Database
let room: string
/** Of the messages, ascending. */
let seqs: number[]

beforeAll(async () => {
  rooms = await openTestRooms()
  database = rooms.instance()
  const author = await rooms.person()
  room = await rooms.room([author])
  const send = (index: number) => {
    const body = index % 3 === 0 ? 'short' : '\u6f22'.repeat(LONG / 3)
    return database.journal.append({ roomId: room, authorId: author, clientId: randomUUID(), body })
  }
  const results = await Promise.all(Array.from({ length: COUNT }, (_, index) => send(index)))
  seqs = results.flatMap((result) => ('message' in result ? [result.message.seq] : [])).toSorted((a, b) => a - b)
  expect(seqs).toHaveLength(COUNT)
})
afterAll(() => rooms.close())

const bytes = (bodies: readonly (string | null)[]) =>
  bodies.reduce((sum, body) => sum + Buffer.byteLength(body ?? ''), 0)

test('I4 pages of long messages hold no more than fits, and lead through all of them in either direction', async () => {
  for (const direction of ['forward', 'back'] as const) {
    const found: number[] = []
    let pages = 0
    for (let more = true; more; pages += 1) {
      const side = direction === 'forward' ? { after: found.at(-1) ?? 0 } : { before: found[0] ?? null }
      const page = await findMessagePage(database, room, side, 20)
      expect(page?.messages.length).toBeGreaterThan(0)
      expect(bytes(page?.messages.map(({ body }) => body) ?? [])).toBeLessThan(PAGE_BYTES + LONG)
      const read = page?.messages.map(({ seq }) => seq) ?? []
      if (direction === 'forward') found.push(...read)
      else found.unshift(...read)
      more = page?.more ?? false
    }
    expect(found).toEqual(seqs)
    expect(pages).toBeGreaterThan(3)
  }
})

test('I4 changes that are long come in pages that say that there are more', async () => {
  const found: number[] = []
  for (let more = true; more; ) {
    const page = await findChanges(database, room, found.at(-1) ?? 1, 200)
    const bodies = page?.changes.map((change) => (change.type === 'message' ? change.message.body : null)) ?? []
    expect(bodies.length).toBeGreaterThan(0)
    expect(bytes(bodies)).toBeLessThan(PAGE_BYTES + LONG)
    found.push(...(page?.changes.map(({ rev }) => rev) ?? []))
    more = page?.more ?? false
  }
  expect(found).toEqual(seqs)
})

test('a page is as long as it was asked to be where its messages are short, and says whether it was the last', async () => {
  const person = await rooms.person()
  const quiet = await rooms.room([person])
  for (let index = 0; index < 5; index += 1) {
    await database.journal.append({ roomId: quiet, authorId: person, clientId: randomUUID(), body: `${index}` })
  }
  const page = async (limit: number) =>
    (await findChangesOfRooms(database, [{ roomId: quiet, after: 1 }], limit)).get(quiet)
  expect(await page(4)).toMatchObject({ more: true, changes: { length: 4 } })
  expect(await page(5)).toMatchObject({ more: false, changes: { length: 5 } })
  // Asked for at the same moment, they share a query, also where they ask for the same room.
  const together = [5, 6, 1].map((after) => findChanges(database, quiet, after, 5))
  expect(
    (await Promise.all([...together, findChanges(database, randomUUID(), 0, 5)])).map((found) => found?.changes.length),
  ).toEqual([1, 0, 5, undefined])
  expect(await findChanges(database, quiet, 1, 2)).toMatchObject({ more: true, changes: { length: 2 } })
  expect(await findChanges(database, quiet, 6, 5)).toMatchObject({ more: false, changes: [] })
  expect(await findMessagePage(database, quiet, { before: null }, 4)).toMatchObject({
    more: true,
    messages: [{ seq: 3 }, { seq: 4 }, { seq: 5 }, { seq: 6 }],
  })
  expect(await findMessagePage(database, quiet, { before: null }, 5)).toMatchObject({ more: false })
  expect(await findMessagePage(database, quiet, { after: 6 }, 5)).toMatchObject({ more: false, messages: [] })
})
