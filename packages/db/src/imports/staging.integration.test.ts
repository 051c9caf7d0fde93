import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRooms, type TestRooms } from '../fixtures/test-rooms.ts'
import { type Database, openDatabase } from '../open-database.ts'
import {
  countImport,
  countStagedMessages,
  countStagedOldMessages,
  nextStagedSpan,
  stageFormerMembers,
  stageMessages,
  stagePeople,
  stageRooms,
  stageUnknownPeople,
} from './staging.ts'

let rooms: TestRooms
let database: Database
beforeAll(async () => {
  rooms = await openTestRooms()
  database = openDatabase({ url: rooms.url, poolSize: 2 })
})
afterAll(async () => {
  await database?.close()
  await rooms?.close()
})

const DAY_MS = 86_400_000

/** Seven messages of three people in two rooms; `bo` and `cy` are described nowhere. Days ago: 6, 5, … 0. */
async function stage(jobId: string): Promise<void> {
  const { ask } = database
  await ask('test_job', `INSERT INTO job (id, kind, input) VALUES ($1::uuid, 'import', '{}')`, [jobId])
  const person = { displayName: 'Ann', email: null, deactivated: false, guest: false }
  await stagePeople(ask, jobId, [{ key: 'ann', handle: 'ann', ...person }])
  const room = { kind: 'public', topic: '', description: '', posting: 'everyone', slowSeconds: 0 } as const
  const rest = { createdAt: null, archivedAt: null, creatorKey: null }
  await stageRooms(
    ask,
    jobId,
    ['tea', 'cake'].map((key, index) => ({ ...room, ...rest, key, number: index + 1, givenName: key })),
  )
  await stageMessages(
    ask,
    jobId,
    ['ann', 'bo', 'bo', 'ann', 'cy', 'bo', 'cy'].map((authorKey, index) => ({
      // Places are not dense: rooms and people stand between them in the file.
      position: index * 3 + 2,
      roomKey: index % 2 === 0 ? 'tea' : 'cake',
      key: `m${index}`,
      at: new Date(Date.now() - (6 - index) * DAY_MS).toISOString(),
      authorKey,
      rootKey: null,
      data: authorKey === 'bo' ? { authorName: 'Bo' } : {},
    })),
  )
}

test.each([1, 2, 3, 100])('what was read is counted the same in portions of %d messages', async (most) => {
  const jobId = randomUUID()
  const { ask } = database
  await stage(jobId)
  let [unknown, old, spans, after] = [0, 0, 0, 0]
  for (;;) {
    const span = await nextStagedSpan(ask, jobId, after, most)
    if (span === null) break
    unknown += await stageUnknownPeople(ask, jobId, span)
    await stageFormerMembers(ask, jobId, span)
    await countStagedMessages(ask, jobId, span)
    old += await countStagedOldMessages(ask, jobId, { ...span, keptDays: 3 })
    spans += 1
    after = span.last
  }
  expect(spans).toBe(Math.ceil(7 / most))
  expect({ unknown, old }).toEqual({ unknown: 2, old: 4 })
  const counted = await countImport(ask, jobId)
  expect(counted).toMatchObject({ rooms: 2, messages: 7, people: 3 })
  const people = await ask(
    'test_people',
    'SELECT key, display_name FROM import_person WHERE job_id = $1::uuid ORDER BY key',
    [jobId],
  )
  expect(people).toEqual([
    { key: 'ann', display_name: 'Ann' },
    { key: 'bo', display_name: 'Bo' },
    { key: 'cy', display_name: 'cy' },
  ])
  const members = await ask<{ room_key: string; people: string }>(
    'test_members',
    `SELECT room_key, string_agg(person_key, ' ' ORDER BY person_key) AS people FROM import_member
     WHERE job_id = $1::uuid AND state = 'left' GROUP BY room_key ORDER BY room_key`,
    [jobId],
  )
  expect(members).toEqual([
    { room_key: 'cake', people: 'ann bo' },
    { room_key: 'tea', people: 'ann bo cy' },
  ])
})
