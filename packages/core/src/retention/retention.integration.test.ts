import { findRetainedRooms } from '@parley/db'
import { MOST_COUNTED } from '@parley/protocol'
import { openRows, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateManagedRoom } from '../admin/index.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import { countRetention } from './retention.ts'

let workspace: TestWorkspace
let rows: Rows
let boss: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  rows = await openRows(workspace.url)
  boss = await workspace.person('boss')
})
afterAll(async () => {
  await rows.close()
  await workspace.close()
})

/** A room with so many messages that are 40 days old, and one of today. */
async function room(old: number): Promise<string> {
  const roomId = await workspace.room(boss)
  await workspace.say(boss, roomId, 'of today')
  await add(roomId, old)
  return roomId
}

async function add(roomId: string, old: number): Promise<void> {
  await rows.query(
    `INSERT INTO message (room_id, seq, rev, author_id, client_id, body, created_at)
     SELECT $1, room.rev + n, room.rev + n, $2, gen_random_uuid(), 'of old', now() - interval '40 days'
     FROM room, generate_series(1, $3::int) AS n WHERE room.id = $1`,
    [roomId, boss.personId, old],
  )
  await rows.query('UPDATE room SET rev = rev + $2 WHERE id = $1', [roomId, old])
}

test('what would go is counted exactly up to a limit, and never beyond it', async () => {
  const { core } = workspace
  const [one, other, own] = [await room(MOST_COUNTED - 2), await room(1), await room(7)]
  await updateManagedRoom(core, boss, { roomId: own, retentionDays: 365 })
  const all = () => countRetention(core, boss, { days: 30 })
  const of = (roomId: string) => countRetention(core, boss, { days: 30, roomId })
  expect(await all()).toEqual({ messages: MOST_COUNTED - 1, rooms: 2 })
  expect(await of(own)).toEqual({ messages: 7, rooms: 1 })
  // What is deleted already does not go, nor what is younger.
  await rows.query(`UPDATE message SET deleted_at = now(), body = NULL WHERE room_id = $1 AND body = 'of old'`, [other])
  expect(await all()).toEqual({ messages: MOST_COUNTED - 2, rooms: 1 })
  expect(await countRetention(core, boss, { days: 41 })).toEqual({ messages: 0, rooms: 0 })
  await add(one, 2)
  expect(await of(one)).toEqual({ messages: MOST_COUNTED, rooms: 1 })
  // From here on the number stands for so many or more.
  await add(one, 101)
  expect(await of(one)).toEqual({ messages: MOST_COUNTED, rooms: 1 })
  expect((await all()).messages).toBe(MOST_COUNTED)
})

test('rooms whose messages go are found page by page, each once, and none that keeps them', async () => {
  const { core } = workspace
  const kept = await room(0)
  await updateManagedRoom(core, boss, { roomId: kept, retentionDays: 0 })
  const found: string[] = []
  for (;;) {
    const page = await findRetainedRooms(core.database.ask, 30, found.at(-1) ?? null, 2)
    found.push(...page.map(({ id }) => id))
    if (page.length < 2) break
  }
  const wanted = await rows.query<{ id: string }>(
    `SELECT id::text FROM room WHERE kind <> 'self' AND id <> $1 ORDER BY id`,
    [kept],
  )
  expect(found).toEqual(wanted.map(({ id }) => id))
  expect(found.length).toBeGreaterThan(3)
})
