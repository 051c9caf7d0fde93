import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ask } from '../connection/ask.ts'
import { openTestRooms, type TestRooms } from '../fixtures/test-rooms.ts'
import { type Database, openDatabase } from '../open-database.ts'
import { findToMake, findUnsettled, findUsedHandles, unsettlePeople } from './people.ts'
import { findMembersToBe } from './rooms.ts'
import { forgetStaged } from './staging.ts'

/** What an import asks again and again reads what it asks for, and not all that is in the file. */

const PEOPLE = 4_000

let rooms: TestRooms
let database: Database
let jobId: string

beforeAll(async () => {
  rooms = await openTestRooms()
  database = openDatabase({ url: rooms.url, poolSize: 2 })
  jobId = randomUUID()
  const { ask } = database
  await ask('test_job', `INSERT INTO job (id, kind, input) VALUES ($1::uuid, 'import', '{}')`, [jobId])
  await ask(
    'test_people',
    `INSERT INTO import_person (job_id, key, handle, display_name, email, settled)
     SELECT $1::uuid, to_char(n, 'FM000000'), 'p-' || n, 'P', 'p' || n || '@example.org', n <= ${PEOPLE / 2}
     FROM generate_series(1, ${PEOPLE}) AS n`,
    [jobId],
  )
})
afterAll(async () => {
  await database?.close()
  await rooms?.close()
})

/** How many rows of people of a file a question reads, by PostgreSQL's own count. */
async function rowsRead(question: (ask: Ask) => Promise<unknown>): Promise<number> {
  return database.transact(async (ask) => {
    const read = async () => {
      const [row] = await ask<{ read: number }>(
        'test_read',
        `SELECT (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'import_person'`,
        [],
      )
      return row?.read ?? 0
    }
    const before = await read()
    await question(ask)
    return (await read()) - before
  })
}

test('who has a handle or an address is looked up by them, and who is next by what is left', async () => {
  const used = { handles: ['p-7', 'p-8', 'nobody'], emails: ['p9@example.org'] }
  expect(await rowsRead((ask) => findUsedHandles(ask, jobId, used))).toBeLessThan(50)
  expect(await findUsedHandles(database.ask, jobId, used)).toEqual({
    handles: new Set(['p-7', 'p-8', 'p-9']),
    emails: new Set(['p7@example.org', 'p8@example.org', 'p9@example.org']),
  })
  // Half of them are settled, and stand before the others.
  expect(await rowsRead((ask) => findUnsettled(ask, jobId, 20))).toBeLessThan(50)
  expect((await findUnsettled(database.ask, jobId, 1)).map(({ key }) => key)).toEqual(['002001'])
  await database.ask(
    'test_made',
    `UPDATE import_person SET person_id = gen_random_uuid(), made = true WHERE key < '001990'`,
    [],
  )
  expect((await findToMake(database.ask, jobId, 20)).map(({ key }) => key)[0]).toBe('001990')
  expect(await rowsRead((ask) => findToMake(ask, jobId, 5))).toBeLessThan(50)
})

test('people are forgotten portion by portion, but for those whose account was made', async () => {
  const portions: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    after = await unsettlePeople(database.ask, jobId, after, 1_500)
    if (after !== null) portions.push(after)
  }
  expect(portions).toEqual(['001500', '003000', '004000'])
  const [left] = await database.ask(
    'test_left',
    `SELECT count(*) FILTER (WHERE settled)::int AS settled, count(person_id)::int AS known FROM import_person
     WHERE job_id = $1::uuid`,
    [jobId],
  )
  expect(left).toEqual({ settled: 1_989, known: 1_989 })
})

test('of several names that are one person the one counts that makes them most, on whatever page it stands', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => rooms.person()))
  const [ann, ...others] = people
  const { ask } = database
  await ask(
    'test_known',
    `UPDATE import_person SET person_id = ($2::uuid[])[key::int], made = false WHERE job_id = $1::uuid AND key <= '000005'`,
    [jobId, people],
  )
  await ask(
    'test_same',
    `UPDATE import_person SET person_id = $2::uuid, made = false WHERE job_id = $1::uuid AND key IN ('000011', '000012', '000013')`,
    [jobId, ann],
  )
  await ask(
    'test_members',
    `INSERT INTO import_member (job_id, room_key, person_key, role, state)
     SELECT $1::uuid, 'tea', key, (CASE key WHEN '000012' THEN 'owner' WHEN '000011' THEN 'moderator' ELSE 'member' END)::member_role,
       (CASE WHEN key = '000001' THEN 'left' ELSE 'joined' END)::member_state
     FROM import_person WHERE job_id = $1::uuid AND key <= '000013' AND person_id = ANY ($2::uuid[])`,
    [jobId, people],
  )
  const found: { personId: string; role: string; state: string }[] = []
  for (let after: string | null = null; ; ) {
    const of = { jobId, roomKey: 'tea', isDirect: false }
    const page = await findMembersToBe(ask, of, after, 2)
    found.push(...page)
    after = page.at(-1)?.key ?? null
    if (page.length < 2) break
  }
  expect(found).toHaveLength(people.length)
  expect(found.filter(({ personId }) => personId === ann)).toMatchObject([{ role: 'owner', state: 'joined' }])
  expect(new Set(found.map(({ personId }) => personId))).toEqual(new Set([ann, ...others]))
})

test('what is kept of a file goes in portions until nothing is left', async () => {
  let rounds = 1
  while (await forgetStaged(database.ask, jobId, 1_500)) rounds += 1
  expect(rounds).toBe(3)
  expect(await database.ask('test_rest', 'SELECT FROM import_person UNION ALL SELECT FROM import_member', [])).toEqual(
    [],
  )
})
