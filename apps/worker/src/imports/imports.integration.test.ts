import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as core from '@parley/core'
import { type Database, openDatabase } from '@parley/db'
import { openLocalDisk } from '@parley/files'
import { createTestDatabase, openRows, type Rows, startProcess, type TestDatabase } from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readRoom } from './fixtures/told-room.ts'
import { bulkExport } from './mattermost/bulk-export.ts'

/** Processes start and are killed in these tests, on machines that do other things, too. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

/** An installation of its own: a database, a folder for files, and somebody who owns it. */
interface Installation {
  readonly test: TestDatabase
  readonly database: Database
  readonly rows: Rows
  readonly chat: core.CoreContext
  readonly folder: string
  readonly boss: core.Principal
}

const opened: Installation[] = []
const folder = mkdtempSync(path.join(tmpdir(), 'parley-imports-'))

async function install(name: string): Promise<Installation> {
  const testDatabase = await createTestDatabase()
  const database = openDatabase({ url: testDatabase.url, poolSize: 3 })
  const rows = await openRows(testDatabase.ownerUrl)
  const chat = core.createCore({ database, ticketKey: new Uint8Array(32).fill(7) })
  await core.prepareWorkspace(chat)
  const boss = await person(chat, 'boss')
  const made = { test: testDatabase, database, rows, chat, folder: path.join(folder, name), boss }
  opened.push(made)
  return made
}

async function person(chat: core.CoreContext, handle: string, email?: string): Promise<core.Principal> {
  const password = 'correct horse battery'
  const { person } = await core.signUp(chat, { displayName: handle, handle, password, ...(email && { email }) })
  const { sessionId } = await core.startSession(chat, { personId: person.id, device: 'a test', address: '::1' })
  const principal = await core.authenticateSession(chat, sessionId)
  if (!principal) throw new Error('no session')
  return principal
}

let old: Installation
let fresh: Installation
beforeAll(async () => {
  ;[old, fresh] = await Promise.all([install('old'), install('fresh')])
})
afterAll(async () => {
  for (const { rows, database, test: each } of opened) {
    await rows.close()
    await database.close()
    await each.drop()
  }
  rmSync(folder, { recursive: true, force: true })
})

const startWorker = ({ test: { url }, folder: files }: Installation) =>
  startProcess({ main: 'apps/worker/src/main.ts', environment: { DATABASE_URL: url, PARLEY_FILES_DIR: files } })
const read = ({ chat, boss }: Installation, jobId: string) => core.readImport(chat, boss, { jobId })
const isDone = (at: Installation, jobId: string) =>
  expect.poll(async () => (await read(at, jobId)).job.state, { timeout: 60_000 }).toBe('done')

async function* inParts(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += 700_000) yield bytes.subarray(from, from + 700_000)
}

async function uploadTo(at: Installation, fileName: string, bytes: Buffer, withDirect = false): Promise<string> {
  const upload = { fileName, withDirect, told: bytes.length, body: inParts(bytes) }
  return (await core.receiveImport(at.chat, openLocalDisk(at.folder), at.boss, upload)).job.id
}

test('what is exported from one installation is the same in another: rooms, people, threads, reactions, edits', async () => {
  const { chat, boss } = old
  const ana = await person(chat, 'ana', 'ana@example.org')
  const bo = await person(chat, 'bo')
  const { room } = (
    await core.createRoom(chat, boss, { clientId: randomUUID(), name: 'garden', topic: 'Plants', kind: 'private' })
  ).room
  const roomId = room.id
  await core.invitePeople(chat, boss, { roomId, personIds: [ana.personId, bo.personId] })
  const epoch = await core.readEpoch(chat)
  const say = async (by: core.Principal, body: string, more: object = {}) =>
    (await core.sendMessage(chat, by, { roomId, clientId: randomUUID(), body, epoch, ...more })).output.message.seq
  const root = await say(ana, 'who waters? @bo')
  await say(bo, 'I do', { threadOf: root })
  await say(boss, 'thanks both', { threadOf: root, alsoInRoom: true })
  const quoted = await say(bo, 'first words')
  await say(ana, 'answered', { replyTo: quoted })
  await core.editMessage(chat, bo, { roomId, epoch, seq: quoted, clientId: randomUUID(), body: 'better words 你好' })
  const gone = await say(ana, 'not meant')
  await core.deleteMessage(chat, ana, { roomId, epoch, seq: gone })
  await core.react(chat, bo, { roomId, epoch, seq: root, emoji: '🌱', on: true })
  await core.react(chat, boss, { roomId, epoch, seq: root, emoji: '🌱', on: true })
  await core.pin(chat, boss, { roomId, epoch, seq: root, on: true })
  const poll = await say(ana, 'when?', { poll: { options: ['now', 'later'] } })
  await core.vote(chat, bo, { roomId, epoch, seq: poll, choices: [1] })
  await say(bo, '', { forward: { roomId, seq: quoted } })
  const asked = await say(boss, 'read this', { confirm: true })
  await core.confirmMessage(chat, bo, { roomId, epoch, seq: asked })
  await core.updateManagedRoom(chat, boss, { roomId, slowSeconds: 30 })
  const direct = await core.openDirectRoom(chat, ana, { personIds: [bo.personId] })
  await core.sendMessage(chat, ana, { roomId: direct.room.id, clientId: randomUUID(), body: 'psst' })

  const worker = await startWorker(old)
  const { job } = await core.startExport(chat, boss, { withDirect: true })
  await expect
    .poll(async () => (await core.readJob(chat, boss, { jobId: job.id })).job.state, { timeout: 60_000 })
    .toBe('done')
  await worker.kill()
  const { code } = await core.openExport(chat, boss, { jobId: job.id })
  const { parts } = await core.takeExport(chat, boss, code)
  const archive = Buffer.concat(
    parts.map(({ variant }) => readFileSync(path.join(old.folder, job.id.slice(-2), job.id, variant))),
  )

  // Somebody has one of the names there, and somebody else another.
  const known = await person(fresh.chat, 'ana2', 'ana@example.org')
  await core.createRoom(fresh.chat, fresh.boss, { clientId: randomUUID(), name: 'garden' })
  const other = await startWorker(fresh)
  const importId = await uploadTo(fresh, 'C:\\backup\\all.tar.gz', archive, true)
  await isDone(fresh, importId)
  const plan = await read(fresh, importId)
  expect(plan.job).toMatchObject({
    kind: 'import',
    import: { stage: 'check', source: 'parley', fileName: 'all.tar.gz', bytes: archive.length, withDirect: true },
    // The room that every installation begins with is among them.
    counts: { rooms: 3, messages: 10, people: 3, peopleNew: 1, roomsRenamed: 2, roles: 1 },
  })
  expect(plan.problems).toEqual([])
  expect(plan.rooms).toMatchObject([
    { kind: 'public', given: 'general', name: 'general-2', messages: 0 },
    { kind: 'private', given: 'garden', name: 'garden-2', messages: 9 },
    { kind: 'direct', given: '', messages: 1 },
  ])
  const rooms = () => fresh.rows.query('SELECT FROM room')
  // Nothing was changed by looking.
  const before = (await rooms()).length
  expect((await fresh.rows.query('SELECT FROM person')).length).toBe(2)
  await core.startImport(fresh.chat, fresh.boss, { jobId: importId })
  await expect
    .poll(async () => (await read(fresh, importId)).job, { timeout: 60_000 })
    .toMatchObject({
      state: 'done',
      import: { stage: 'import' },
      counts: { rooms: 3, messages: 10, peopleMade: 1 },
    })
  expect((await rooms()).length).toBe(before + 3)

  const [made] = await fresh.rows.query<{ id: string }>(`SELECT id::text FROM room WHERE name = 'garden-2'`)
  const id = made?.id ?? ''
  const renamed = JSON.parse(JSON.stringify(await readRoom(old, boss, roomId)).replaceAll('"ana"', '"ana2"'))
  expect(await readRoom(fresh, fresh.boss, id)).toEqual(renamed)
  const sync = await core.syncRoom(fresh.chat, known, { roomId: id, epoch: await core.readEpoch(fresh.chat), after: 0 })
  const revs = sync.changes.map(({ rev }) => rev)
  expect([revs, sync.completeTo]).toEqual([[...new Set(revs)].sort((a, b) => a - b), sync.head])
  // Who was there already is in the room, has nothing unread, and may write on.
  const joined = (await core.readBootstrap(fresh.chat, known)).rooms.find((each) => each.room.id === id)
  expect(joined).toMatchObject({
    room: { kind: 'private', topic: 'Plants', pins: 1, slowSeconds: 30 },
    memberCount: 3,
    unread: { count: 0 },
  })
  const next = await core.sendMessage(fresh.chat, known, { roomId: id, clientId: randomUUID(), body: 'here we are' })
  expect(next.output.message.seq).toBe(sync.head + 1)
  // Who confirmed before is not asked again.
  expect(await fresh.rows.query(`SELECT person.handle FROM confirmation JOIN person ON person.id = person_id`)).toEqual(
    [{ handle: 'bo' }],
  )
  // Nobody can sign in as somebody who was made.
  await expect(
    core.verifyCredentials(fresh.chat, { login: 'bo', password: 'correct horse battery' }),
  ).rejects.toMatchObject({
    code: 'SIGN_IN_FAILED',
  })
  expect(await fresh.rows.query(`SELECT role::text FROM person WHERE handle = 'bo'`)).toEqual([{ role: 'member' }])
  await other.kill()
})

test('I4 an import whose worker is killed goes on where it was: no message is lost, none is there twice', async () => {
  const posts = 5_000
  const messages = posts + Math.ceil(posts / 7)
  const importId = await uploadTo(fresh, 'bulk.jsonl', bulkExport(posts))
  const done = async () => Number((await read(fresh, importId)).job.done)
  // Each portion takes its time, so that there is a midst to be killed in.
  await fresh.rows.query(`CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END $$`)
  for (const table of ['message', 'import_message'])
    await fresh.rows.query(
      `CREATE TRIGGER slowly BEFORE INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION slowly()`,
    )
  const isStaged = async () =>
    (await fresh.rows.query('SELECT FROM import_message WHERE job_id = $1 LIMIT 1', [importId])).length > 0
  const kill = async (worker: { kill(signal: 'SIGKILL'): Promise<unknown> }, least: () => Promise<boolean>) => {
    await expect.poll(least, { timeout: 60_000, interval: 5 }).toBe(true)
    await worker.kill('SIGKILL')
    return (await read(fresh, importId)).job
  }
  expect((await kill(await startWorker(fresh), isStaged)).state).toBe('running')
  const again = await startWorker(fresh)
  await isDone(fresh, importId)
  expect((await read(fresh, importId)).job.counts).toMatchObject({
    rooms: 1,
    messages,
    people: 2,
    peopleNew: 2,
    peopleUnknown: 1,
  })
  await core.startImport(fresh.chat, fresh.boss, { jobId: importId })
  const half = await kill(again, async () => (await done()) > 0)
  expect(half.state).toBe('running')
  expect(half.done).toBeLessThan(messages)
  // Half of a room is nobody's to see.
  expect(await fresh.rows.query(`SELECT members FROM room WHERE name = 'long-talk'`)).toEqual([{ members: 0 }])
  await fresh.rows.query('DROP FUNCTION slowly CASCADE')
  const last = await startWorker(fresh)
  await isDone(fresh, importId)
  await last.kill()

  const [room] = await fresh.rows.query<Record<string, number>>(
    `SELECT count(*)::int AS messages, count(DISTINCT body)::int AS texts, count(thread_of)::int AS replies,
       count(DISTINCT message.rev)::int AS revs, (max(message.rev) < room.rev)::int AS ahead, (max(seq) < room.rev)::int AS within,
       sum((message.created_at < before)::int)::int AS disordered
     FROM (SELECT message.*, lag(created_at) OVER (PARTITION BY room_id ORDER BY seq) AS before FROM message) AS message
       JOIN room ON room.id = message.room_id AND room.name = 'long-talk' GROUP BY room.rev`,
  )
  expect(room).toEqual({
    messages,
    texts: messages,
    replies: messages - posts,
    revs: messages,
    ahead: 1,
    within: 1,
    disordered: 0,
  })
  expect(
    await fresh.rows.query(
      `SELECT handle, deactivated_at IS NOT NULL AS gone FROM person WHERE handle IN ('ines', 'ghost') ORDER BY handle`,
    ),
  ).toEqual([
    { handle: 'ghost', gone: true },
    { handle: 'ines', gone: false },
  ])
})

test('who may import, and what is no export of anybody', async () => {
  const admin = await person(fresh.chat, 'admin')
  const member = await person(fresh.chat, 'member')
  await core.appointPerson(fresh.chat, fresh.boss, { personId: admin.personId, role: 'admin' })
  const store = openLocalDisk(fresh.folder)
  const receive = (by: core.Principal, text: string, withDirect = false) =>
    core.receiveImport(fresh.chat, store, by, { fileName: 'x', withDirect, body: inParts(Buffer.from(text)) })
  await expect(receive(member, 'x')).rejects.toMatchObject({ code: 'NOT_AN_ADMIN' })
  await expect(receive(admin, 'x', true)).rejects.toMatchObject({ code: 'RANK_TOO_LOW' })
  await expect(receive(admin, '')).rejects.toMatchObject({ code: 'IMPORT_UNREADABLE' })
  const direct = await uploadTo(fresh, 'direct.jsonl', Buffer.from('{"type":"version","version":1}\n'), true)
  const { job } = await receive(admin, 'nothing that anybody exports')
  const dropped = (await receive(admin, '{"type":"version","version":1}\n')).job
  const worker = await startWorker(fresh)
  const of = async (jobId: string) => (await core.readJob(fresh.chat, admin, { jobId })).job
  await expect
    .poll(() => of(job.id), { timeout: 60_000 })
    .toMatchObject({ state: 'failed', error: 'IMPORT_UNREADABLE' })
  await isDone(fresh, direct)
  await isDone(fresh, dropped.id)
  await worker.kill()
  const start = (by: core.Principal, jobId: string) => core.startImport(fresh.chat, by, { jobId })
  await expect(start(admin, direct)).rejects.toMatchObject({ code: 'RANK_TOO_LOW' })
  await expect(start(member, direct)).rejects.toMatchObject({ code: 'NOT_AN_ADMIN' })
  await expect(start(admin, job.id)).rejects.toMatchObject({ code: 'IMPORT_GONE' })
  await core.cancelJob(fresh.chat, admin, { jobId: dropped.id })
  expect(await of(dropped.id)).toMatchObject({ state: 'cancelled' })
  await expect(start(admin, dropped.id)).rejects.toMatchObject({ code: 'IMPORT_GONE' })
  const { entries } = await core.listAudit(fresh.chat, fresh.boss, { action: 'imports.check' })
  expect(entries[0]).toMatchObject({ actorId: admin.personId, after: { withDirect: false } })
})
