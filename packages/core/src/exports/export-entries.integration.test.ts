import { randomUUID } from 'node:crypto'
import { openRows, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import { type ExportEntry, exportEntries } from './export-entries.ts'

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

/** A room with so many messages and members, beyond those who are in it already. */
async function room(messages: number, members: number): Promise<string> {
  const roomId = await workspace.room(boss)
  await rows.query(
    `INSERT INTO message (room_id, seq, rev, author_id, client_id, body)
     SELECT $1, room.rev + n, room.rev + n, $2, gen_random_uuid(), 'words ' || n FROM room, generate_series(1, $3::int) AS n
     WHERE room.id = $1`,
    [roomId, boss.personId, messages],
  )
  await rows.query('UPDATE room SET rev = rev + $2 WHERE id = $1', [roomId, messages])
  await rows.query(
    `INSERT INTO member (room_id, person_id, rev) SELECT $1, person.id, 1 FROM person
     WHERE person.id <> $2 ORDER BY person.id LIMIT $3`,
    [roomId, boss.personId, members],
  )
  return roomId
}

async function entriesOf(input: Parameters<typeof exportEntries>[1], from: ExportEntry['next'] | null = null) {
  const entries: ExportEntry[] = []
  for await (const entry of exportEntries(workspace.core, input, from)) entries.push(entry)
  return entries
}

/** A picture that is kept, or was deleted. */
async function picture(purpose: string, ownerId: string, more: { roomId?: string; deleted?: boolean } = {}) {
  const id = randomUUID()
  await rows.query(
    `INSERT INTO file (id, owner_id, purpose, name, media_type, width, height, bytes, stored_bytes, hash, attached_at,
       room_id, deleted_at)
     VALUES ($1, $2, $3::file_purpose, 'p.webp', 'image/webp', 9, 9, 3, 3, '\\x00', now(), $4::uuid,
       CASE WHEN $5 THEN now() END)`,
    [id, ownerId, purpose, more.roomId ?? null, more.deleted ?? false],
  )
  return id
}

test('an export holds the pictures that its lines name, and no others', async () => {
  const [ann, ben] = [await workspace.person('ann'), await workspace.person('ben')]
  const [hers, his] = [await workspace.room(ann), await workspace.room(ben)]
  const avatars = [await picture('avatar', ann.personId), await picture('avatar', ben.personId)]
  for (const [at, { personId }] of [ann, ben].entries())
    await rows.query(`UPDATE person SET profile = jsonb_build_object('avatarId', $2::text) WHERE id = $1`, [
      personId,
      avatars[at],
    ])
  const shown = [
    await picture('message', ann.personId, { roomId: hers }),
    await picture('message', ben.personId, { roomId: his }),
  ]
  const emoji = [await picture('emoji', ben.personId), await picture('emoji', ben.personId)]
  for (const [at, fileId] of emoji.entries())
    await rows.query('INSERT INTO custom_emoji (name, file_id, by_id) VALUES ($1, $2, $3)', [
      `parrot-${at}`,
      fileId,
      ben.personId,
    ])
  for (const purpose of ['avatar', 'emoji', 'icon', 'message']) await picture(purpose, ann.personId)
  await picture('message', ann.personId, { roomId: hers, deleted: true })

  const read = async (input: Parameters<typeof exportEntries>[1]) => {
    const entries = await entriesOf(input)
    const lines = entries.flatMap(({ text }) => (text ?? '').trimEnd().split('\n').filter(Boolean))
    const read = lines.map((line) => JSON.parse(line) as { type: string; fileId?: string })
    return {
      files: entries.flatMap(({ fileId }) => fileId ?? []).sort(),
      emoji: read.filter(({ type }) => type === 'emoji').map(({ fileId }) => fileId),
    }
  }
  expect(await read({ withFiles: true })).toEqual({ files: [...avatars, ...shown, ...emoji].sort(), emoji })
  expect(await read({})).toEqual({ files: [], emoji })
  const room = { id: hers, name: 'hers' }
  expect(await read({ room, withFiles: true })).toEqual({ files: [avatars[0], shown[0]].sort(), emoji: [] })
})

test('an export that is cut off behind any of its files goes on with the next one, and holds each line once', async () => {
  await rows.query(
    `INSERT INTO person (id, handle, display_name, password_hash)
     SELECT gen_random_uuid(), 'p-' || n, 'P ' || n, 'none' FROM generate_series(1, 1200) AS n`,
  )
  // Exactly a file of them, none, several files, and as many as fit with one member more than fits.
  for (const [messages, members] of [
    [1_000, 0],
    [0, 3],
    [2_001, 1_000],
    [999, 0],
  ] as const)
    await room(messages, members)
  const read = (from: ExportEntry['next'] | null) => entriesOf({}, from)
  const whole = await read(null)
  expect(new Set(whole.map(({ path }) => path)).size).toBe(whole.length)
  expect(whole.length).toBeGreaterThan(10)
  for (const [index, { next, path }] of whole.entries()) {
    expect(await read(JSON.parse(JSON.stringify(next))), path).toEqual(whole.slice(index + 1))
  }
  const lines = whole.flatMap(({ text }) => (text ?? '').trimEnd().split('\n')).map((line) => JSON.parse(line))
  const ofType = (type: string) => lines.filter((line) => line.type === type)
  const [there] = await rows.query(
    `SELECT (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM room WHERE kind = 'public') AS rooms,
       (SELECT count(*)::int FROM member JOIN room ON room.id = room_id WHERE kind = 'public') AS members,
       (SELECT count(*)::int FROM message JOIN room ON room.id = room_id WHERE kind = 'public') AS messages`,
  )
  const distinct = (found: readonly object[]) => new Set(found.map((line) => JSON.stringify(line))).size
  expect({
    people: distinct(ofType('person')),
    rooms: distinct(ofType('room')),
    members: distinct(ofType('member')),
    messages: distinct(ofType('message')),
  }).toEqual(there)
  expect(lines).toHaveLength(distinct(lines))
})
