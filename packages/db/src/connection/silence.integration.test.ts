import { randomUUID } from 'node:crypto'
import { linkTo } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRooms, type TestRooms } from '../fixtures/test-rooms.ts'
import { openDatabase } from '../open-database.ts'
import { findRoomAccess } from '../rooms.ts'

let rooms: TestRooms
beforeAll(async () => {
  rooms = await openTestRooms()
})
afterAll(() => rooms.close())

const ANSWER_MS = 2_000

/** An instance whose every connection is open, used, and idle. */
async function openWarm() {
  const author = await rooms.person()
  const ids = await Promise.all(Array.from({ length: 4 }, () => rooms.room([author])))
  const link = await linkTo(rooms.url)
  const timeouts = { connectMs: 2_000, statementMs: ANSWER_MS - 500, answerMs: ANSWER_MS }
  const database = openDatabase({ url: link.url, poolSize: 6, timeouts })
  const read = () => findRoomAccess(database, ids[0] ?? '', author)
  const send = (roomId: string) =>
    database.journal.append({ roomId, authorId: author, clientId: randomUUID(), body: 'hello' })
  await Promise.all([...Array.from({ length: 6 }, () => database.ask('sleep', 'SELECT pg_sleep(0.2)', [])), read()])
  await Promise.all(ids.map(send))
  return { link, database, read, send, ids }
}

/** How often it fails before it succeeds. */
async function failures(task: () => Promise<unknown>): Promise<number> {
  for (let count = 0; ; count += 1) {
    const failed = await task().then(
      () => false,
      (error: unknown) => {
        expect(error).toMatchObject({ code: 'UNAVAILABLE' })
        return true
      },
    )
    if (!failed) return count
  }
}

test('of connections that are half-open one is waited for, and not one after the other', async () => {
  const { link, database, read, send, ids } = await openWarm()
  link.strand()
  expect(await failures(read)).toBeLessThanOrEqual(2)
  link.strand()
  expect(await failures(() => send(ids[0] ?? ''))).toBeLessThanOrEqual(2)
  expect(await failures(read)).toBeLessThanOrEqual(2)
  await database.close()
  await link.close()
})
