import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '@parley/protocol'
import { linkTo } from '@parley/testkit'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Timeouts } from '../connection/pool.ts'
import { openTestRooms, type TestRooms } from '../fixtures/test-rooms.ts'
import { findMessagePage } from '../messages.ts'
import { type Database, openDatabase } from '../open-database.ts'
import { findRoomAccess } from '../rooms.ts'
import type { AppendCommand } from './command.ts'

let rooms: TestRooms
let author: string

beforeAll(async () => {
  rooms = await openTestRooms()
  author = await rooms.person()
})
afterAll(() => rooms.close())

const command = (roomId: string, index: number): AppendCommand => ({
  roomId,
  authorId: author,
  clientId: randomUUID(),
  body: `message ${index}`,
})

/** The seq it was acked with; null where it was refused for now. Everything else fails the test. */
async function attempt(database: Database, each: AppendCommand): Promise<number | null> {
  try {
    const result = await database.journal.append(each)
    if (!('message' in result)) throw new Error(result.outcome)
    return result.message.seq
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true, retryAfterMs: expect.any(Number) })
    return null
  }
}

async function resendUntilAcked(database: Database, each: AppendCommand): Promise<number> {
  for (;;) {
    const seq = await attempt(database, each)
    if (seq !== null) return seq
    await wait(20)
  }
}

/** The test's database by way of a link that the test can cut and freeze. */
async function openByLink(timeouts: Timeouts = { connectMs: 300, statementMs: 300, answerMs: 500 }) {
  const link = await linkTo(rooms.url)
  return { link, database: openDatabase({ url: link.url, timeouts }) }
}

test('I1 I3 while its connections are killed, every send ends acked or UNAVAILABLE, and resends give one row each', async () => {
  const ids = await Promise.all([0, 1, 2].map(() => rooms.room([author])))
  const database = rooms.instance()
  const killer = new pg.Client({ connectionString: rooms.url })
  await killer.connect()
  const commands = Array.from({ length: 600 }, (_, index) => command(ids[index % 3] ?? '', index))
  let killed = 0
  const acks: (number | null)[] = []
  for (let at = 0; at < commands.length; at += 20) {
    const sends = commands.slice(at, at + 20).map((each) => attempt(database, each))
    const { rowCount } = await killer.query(
      // Of this database: those of other tests stand in the same list.
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'parley journal' AND datname = current_database()`,
    )
    killed += rowCount ?? 0
    acks.push(...(await Promise.all(sends)))
  }
  await killer.end()
  expect(killed).toBeGreaterThan(0)
  const resent = await Promise.all(commands.map((each) => resendUntilAcked(database, each)))
  for (const [index, seq] of acks.entries()) if (seq !== null) expect(resent[index]).toBe(seq)
  for (const id of ids) {
    const page = await findMessagePage(database, id, { after: 0 }, 10_000)
    const mine = commands.filter((each) => each.roomId === id).map((each) => each.clientId)
    expect(page?.messages.map((message) => message.clientId).toSorted()).toEqual(mine.toSorted())
    expect(page?.messages.map((message) => message.seq)).toEqual(mine.map((_, index) => index + 2))
  }
})

test('a database that is away is told at once, and used again when it is back', async () => {
  const room = await rooms.room([author])
  const { link, database } = await openByLink()
  expect(await resendUntilAcked(database, command(room, 0))).toBe(2)
  await link.cut()
  const lost = await Promise.all(Array.from({ length: 50 }, (_, index) => attempt(database, command(room, index))))
  expect(new Set(lost)).toEqual(new Set([null]))
  await expect(findRoomAccess(database, room, author)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(database.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect.poll(() => database.availability.isAway, { timeout: 20_000 }).toBe(true)
  await link.mend()
  expect(await resendUntilAcked(database, command(room, 1))).toBe(3)
  expect(await findRoomAccess(database, room, author)).toMatchObject({ kind: 'public', joined: true })
  await database.close()
  await link.close()
})

test('a database that hangs is given up after a while, and what was sent into it is one row after a resend', async () => {
  const room = await rooms.room([author])
  const { link, database } = await openByLink()
  expect(await resendUntilAcked(database, command(room, 0))).toBe(2)
  link.freeze()
  const sent = Array.from({ length: 5 }, (_, index) => command(room, index))
  expect(await Promise.all(sent.map((each) => attempt(database, each)))).toEqual(sent.map(() => null))
  link.thaw()
  const acked = await Promise.all(sent.map((each) => resendUntilAcked(database, each)))
  expect(acked.toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7])
  await database.close()
  await link.close()
})

/** Somebody who holds what `lock` locks, until they are told to let go. */
async function holder(lock: string, values: string[] = []) {
  const client = new pg.Client({ connectionString: rooms.url })
  // One that is left open by a failure must not fail the tests after it as well.
  client.on('error', () => {})
  await client.connect()
  await client.query('BEGIN')
  await client.query(lock, values)
  return { letGo: () => client.end() }
}

test('a room that is locked for too long holds up only itself', async () => {
  const [locked, free] = [await rooms.room([author]), await rooms.room([author])]
  // Half of a statement's time is waited for a lock: much longer than a commit takes on a busy machine.
  const { link, database } = await openByLink({ connectMs: 4_000, statementMs: 4_000, answerMs: 8_000 })
  const { letGo } = await holder('SELECT FROM room WHERE id = $1 FOR UPDATE', [locked])
  // In one batch, at first.
  const together = [attempt(database, command(locked, 0)), attempt(database, command(free, 0))]
  expect(await together[1]).toBe(2)
  expect(await together[0]).toBeNull()
  // And in two from then on: the free room does not wait for the other one.
  const settled: string[] = []
  await Promise.all([
    attempt(database, command(locked, 1)).then((seq) => settled.push(`locked: ${seq}`)),
    attempt(database, command(free, 1)).then((seq) => settled.push(`free: ${seq}`)),
  ])
  expect(settled).toEqual(['free: 3', 'locked: null'])
  await letGo()
  expect(await resendUntilAcked(database, command(locked, 2))).toBe(2)
  await database.close()
  await link.close()
})

test('while somebody holds every room, sends are refused soon, and go on when they are let go', async () => {
  const ids = await Promise.all(Array.from({ length: 200 }, () => rooms.room([author])))
  const { link, database } = await openByLink()
  const { letGo } = await holder('LOCK TABLE room IN ACCESS EXCLUSIVE MODE')
  const startedAt = performance.now()
  const refused = await Promise.all(ids.map((id) => attempt(database, command(id, 0))))
  expect(refused.every((seq) => seq === null)).toBe(true)
  // One by one they would have waited half a minute.
  expect(performance.now() - startedAt).toBeLessThan(25_000)
  await letGo()
  expect(await Promise.all(ids.map((id) => resendUntilAcked(database, command(id, 1))))).toEqual(ids.map(() => 2))
  await database.close()
  await link.close()
})

test('after close nothing is taken any more', async () => {
  const room = await rooms.room([author])
  const { link, database } = await openByLink()
  await database.close()
  expect(await attempt(database, command(room, 0))).toBeNull()
  await link.close()
})
