import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as core from '@parley/core'
import { type Database, openDatabase } from '@parley/db'
import { createTestDatabase, openRows, type Rows, startProcess, type TestDatabase } from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

/** Processes start and are killed in these tests, on machines that do other things, too. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let testDatabase: TestDatabase
let database: Database
let rows: Rows
let chat: core.CoreContext
let boss: core.Principal
let folder: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.url, poolSize: 3 })
  rows = await openRows(testDatabase.url)
  chat = core.createCore({ database, ticketKey: new Uint8Array(32).fill(7) })
  await core.prepareWorkspace(chat)
  boss = await person('boss')
  folder = mkdtempSync(path.join(tmpdir(), 'parley-jobs-'))
})
afterAll(async () => {
  await rows?.close()
  await database?.close()
  await testDatabase?.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function person(handle: string): Promise<core.Principal> {
  const { person } = await core.signUp(chat, { displayName: handle, handle, password: 'correct horse battery' })
  const { sessionId } = await core.startSession(chat, { personId: person.id, device: 'a test', address: '::1' })
  const principal = await core.authenticateSession(chat, sessionId)
  if (!principal) throw new Error('no session')
  return principal
}

/** A room of the boss with so many messages, which do not compress. */
async function room(messages: number): Promise<{ roomId: string; name: string }> {
  const name = `room-${randomUUID()}`
  const { room } = await core.createRoom(chat, boss, { clientId: randomUUID(), name })
  const roomId = room.room.id
  const [head] = await rows.query<{ rev: number }>('SELECT rev::int FROM room WHERE id = $1', [roomId])
  await rows.query(
    `INSERT INTO message (room_id, seq, rev, author_id, client_id, body)
     SELECT $1, $2::bigint + n, $2::bigint + n, $3, gen_random_uuid(),
       n || ' ' || (SELECT string_agg(md5(n || '-' || part), '') FROM generate_series(1, 30) AS part)
     FROM generate_series(1, $4::int) AS n`,
    [roomId, head?.rev, boss.personId, messages],
  )
  await rows.query('UPDATE room SET rev = rev + $2 WHERE id = $1', [roomId, messages])
  return { roomId, name }
}

const startWorker = () =>
  startProcess({
    main: 'apps/worker/src/main.ts',
    environment: { DATABASE_URL: testDatabase.url, PARLEY_FILES_DIR: path.join(folder, 'files') },
  })
const partsOf = async (jobId: string) =>
  (await rows.query<{ count: number }>('SELECT count(*)::int FROM job_part WHERE job_id = $1', [jobId]))[0]?.count ?? 0
const stateOf = async (jobId: string) => (await core.readJob(chat, boss, { jobId })).job.state

/** Unpacks an export as its link is answered, and reads its lines. */
async function unpack(jobId: string): Promise<{ files: string[]; lines: Record<string, unknown>[] }> {
  const { code } = await core.openExport(chat, boss, { jobId })
  const { parts } = await core.takeExport(chat, boss, code)
  const into = mkdtempSync(path.join(folder, 'export-'))
  const stored = path.join(folder, 'files', jobId.slice(-2), jobId)
  writeFileSync(
    path.join(into, 'all.tar.gz'),
    Buffer.concat(parts.map(({ variant }) => readFileSync(path.join(stored, variant)))),
  )
  execFileSync('tar', ['xzf', 'all.tar.gz'], { cwd: into })
  const files = readdirSync(into, { recursive: true, encoding: 'utf8' }).sort()
  const lines = files
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(path.join(into, name), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { files, lines }
}

test('an export goes on where it was when its worker is killed, and holds each line once', async () => {
  const messages = 30_000
  const { roomId, name } = await room(messages)
  // Written before any worker was started, which makes the queue.
  const { job } = await core.startExport(chat, boss, { roomId, withFiles: true })
  expect(job).toMatchObject({ kind: 'export', state: 'waiting', by: { handle: 'boss' }, room: { name }, done: 0 })
  const first = await startWorker()
  await expect.poll(() => partsOf(job.id), { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(2)
  await first.kill('SIGKILL')
  const before = await partsOf(job.id)
  const half = (await core.readJob(chat, boss, { jobId: job.id })).job
  expect(half).toMatchObject({ state: 'running', endedAt: null, expiresAt: null })
  expect(half.done).toBeLessThan(messages)
  await expect(core.openExport(chat, boss, { jobId: job.id })).rejects.toMatchObject({ code: 'EXPORT_GONE' })

  const diedAt = performance.now()
  const workers = await Promise.all([startWorker(), startWorker()])
  await expect.poll(() => stateOf(job.id), { timeout: 90_000 }).toBe('done')
  console.info(`killed after ${before} pieces, done ${Math.round(performance.now() - diedAt)} ms later`)
  const [kept] = await rows.query<{ count: number }>(
    'SELECT count(DISTINCT right(variant, 8))::int FROM job_part WHERE job_id = $1',
    [job.id],
  )
  // Two runs wrote it, each its own pieces.
  expect(kept?.count).toBe(2)
  const { files, lines } = await unpack(job.id)
  expect(files).toEqual(
    expect.arrayContaining(['export.json', 'people/000001.jsonl', `messages/${roomId}/000030.jsonl`]),
  )
  const ofType = (type: string) => lines.filter((line) => line.type === type)
  expect(ofType('message').map(({ seq }) => seq)).toEqual(Array.from({ length: messages }, (_, at) => at + 2))
  expect(ofType('person')).toMatchObject([{ handle: 'boss', role: 'owner' }])
  expect(ofType('room')).toMatchObject([{ id: roomId, name, kind: 'public' }])
  expect(ofType('member')).toMatchObject([{ roomId, personId: boss.personId, role: 'owner', state: 'joined' }])
  const done = (await core.readJob(chat, boss, { jobId: job.id })).job
  expect(done).toMatchObject({ done: done.total, counts: { messages, people: 1, rooms: 1, members: 1 }, error: null })

  // What is cancelled writes nothing more, and what it wrote goes.
  const other = (await core.startExport(chat, boss, { roomId })).job
  await expect.poll(() => partsOf(other.id), { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(1)
  await core.cancelJob(chat, boss, { jobId: other.id })
  const stopped = await partsOf(other.id)
  expect(await Promise.all(workers.map((worker) => worker.kill()))).toEqual([
    { code: 0, signal: null },
    { code: 0, signal: null },
  ])
  expect([await partsOf(other.id), await stateOf(other.id)]).toEqual([stopped, 'cancelled'])
  // Housekeeping removes what a worker wrote and nobody can have any more, at its start.
  await rows.query(`UPDATE job SET beat_at = now() - interval '2 minutes' WHERE id = $1`, [other.id])
  await rows.query(`UPDATE job SET expires_at = now() - interval '1 day' WHERE id = $1`, [job.id])
  const store = path.join(folder, 'files')
  const last = await startWorker()
  await last.waitForLog((line) => line.msg === 'housekeeping')
  expect([job, other].map(({ id }) => existsSync(path.join(store, id.slice(-2), id)))).toEqual([false, false])
  await expect(core.openExport(chat, boss, { jobId: job.id })).rejects.toMatchObject({ code: 'EXPORT_GONE' })
  await last.kill()
})

test('who may export what, and have it', async () => {
  const admin = await person('admin')
  const member = await person('member')
  await core.appointPerson(chat, boss, { personId: admin.personId, role: 'admin' })
  const { roomId } = await room(1)
  const direct = await core.openDirectRoom(chat, admin, { personIds: [member.personId] })
  await expect(core.startExport(chat, member, {})).rejects.toMatchObject({ code: 'NOT_AN_ADMIN' })
  await expect(core.startExport(chat, admin, { withDirect: true })).rejects.toMatchObject({ code: 'RANK_TOO_LOW' })
  await expect(core.startExport(chat, boss, { withDirect: true, roomId })).rejects.toMatchObject({
    code: 'RANK_TOO_LOW',
  })
  const directId = direct.room.id
  await expect(core.startExport(chat, boss, { roomId: directId })).rejects.toMatchObject({ code: 'ROOM_NOT_FOUND' })
  const plain = (await core.startExport(chat, admin, {})).job
  const full = (await core.startExport(chat, boss, { withDirect: true })).job
  const worker = await startWorker()
  for (const { id } of [plain, full]) await expect.poll(() => stateOf(id), { timeout: 60_000 }).toBe('done')
  await worker.kill()
  const roomsIn = async (jobId: string) =>
    (await unpack(jobId)).lines.filter(({ type }) => type === 'room').map(({ id }) => id)
  expect(await roomsIn(plain.id)).not.toContain(directId)
  expect(await roomsIn(full.id)).toContain(directId)
  await expect(core.openExport(chat, admin, { jobId: full.id })).rejects.toMatchObject({ code: 'RANK_TOO_LOW' })
  // A link is good once, and for nobody who may not have the export.
  const { code } = await core.openExport(chat, boss, { jobId: full.id })
  await expect(core.takeExport(chat, member, code)).rejects.toMatchObject({ code: 'EXPORT_GONE' })
  expect((await core.takeExport(chat, boss, code)).job.id).toBe(full.id)
  await expect(core.takeExport(chat, boss, code)).rejects.toMatchObject({ code: 'EXPORT_GONE' })
  const { entries } = await core.listAudit(chat, boss, { action: 'exports.start' })
  expect(entries[0]).toMatchObject({ actorId: boss.personId, after: { withDirect: true } })
})

test('messages go once their room keeps them no longer, and whoever syncs by rev hears of it', async () => {
  const kept = await room(3)
  const short = await room(450)
  await rows.query(
    `UPDATE message SET created_at = now() - interval '40 days' WHERE room_id = ANY ($1) AND seq < 400`,
    [[kept.roomId, short.roomId]],
  )
  const count = { roomId: short.roomId, days: 30 }
  expect(await core.countRetention(chat, boss, count)).toEqual({ messages: 398, rooms: 1 })
  await expect(core.countRetention(chat, await person('curious'), count)).rejects.toMatchObject({
    code: 'NOT_AN_ADMIN',
  })
  const heads = await rows.query('SELECT rev::int AS rev FROM room WHERE id = $1', [short.roomId])
  const { output } = await core.updateManagedRoom(chat, boss, { roomId: short.roomId, retentionDays: 30 })
  expect(output.managed.room.retentionDays).toBe(30)
  expect(await core.countRetention(chat, boss, { days: 30 })).toMatchObject({ rooms: 1 })

  const worker = await startWorker()
  const there = async (roomId: string) =>
    (
      await rows.query<{ count: number }>(
        'SELECT count(*)::int FROM message WHERE room_id = $1 AND deleted_at IS NULL AND body IS NOT NULL',
        [roomId],
      )
    )[0]?.count
  await expect.poll(() => there(short.roomId), { timeout: 60_000 }).toBe(52)
  expect(await there(kept.roomId)).toBe(3)
  const list = async () => (await core.listJobs(chat, boss, { kind: 'retention' })).jobs
  await expect.poll(async () => (await list()).map(({ state }) => state), { timeout: 30_000 }).toEqual(['done'])
  expect(await list()).toMatchObject([{ by: null, room: null, counts: { messages: 398, rooms: 1 } }])
  const { changes } = await core.syncRoom(chat, boss, {
    roomId: short.roomId,
    epoch: await core.readEpoch(chat),
    after: Number(heads[0]?.rev) + 1,
  })
  expect(changes[0]).toMatchObject({ type: 'message', message: { seq: 2, body: null } })
  // Nothing is left to do, so nothing is begun.
  expect(await core.beginRetention(chat, null)).toBe(false)
  await rows.query(`UPDATE workspace SET settings = '{"retention.days": 30}'`)
  expect(await core.beginRetention(chat, 30)).toBe(true)
  await expect.poll(() => there(kept.roomId), { timeout: 60_000 }).toBe(0)
  await worker.kill()
})
