import { randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '@parley/db'
import { createTestDatabase, freePort, startProcess, type TestDatabase } from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

/** Processes start and stop in these tests, on machines that do other things, too. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let testDatabase: TestDatabase
let database: Database

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.url, poolSize: 2 })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const DAY_MS = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)

const startWorker = (url = testDatabase.url) =>
  startProcess({ main: 'apps/worker/src/main.ts', environment: { DATABASE_URL: url } })

test('several workers remove each session that ended long ago once, keep the others, and stop cleanly', async () => {
  const personId = randomUUID()
  await database.prisma.person.create({
    data: { id: personId, handle: 'ann', displayName: 'Ann', passwordHash: 'none' },
  })
  const session = (expiresAt: Date, revokedAt: Date | null = null) => ({
    id: randomUUID(),
    personId,
    device: 'a test',
    address: '::1',
    expiresAt,
    revokedAt,
  })
  const kept = [session(inDays(10)), session(inDays(-29)), session(inDays(10), inDays(-29))]
  const old = Array.from({ length: 2500 }, (_, index) =>
    index % 2 === 0 ? session(inDays(-31)) : session(inDays(10), inDays(-31)),
  )
  await database.prisma.deviceSession.createMany({ data: [...kept, ...old] })

  const workers = await Promise.all([startWorker(), startWorker()])
  const rounds = await Promise.all(workers.map((worker) => worker.waitForLog((line) => line.msg === 'housekeeping')))
  expect(rounds.reduce((sum, line) => sum + Number(line.sessions), 0)).toBe(old.length)
  const left = await database.prisma.deviceSession.findMany({ select: { id: true } })
  expect(left.map(({ id }) => id).toSorted()).toEqual(kept.map(({ id }) => id).toSorted())
  expect(await Promise.all(workers.map((worker) => worker.kill()))).toEqual([
    { code: 0, signal: null },
    { code: 0, signal: null },
  ])
})

test('a worker whose database is away stays, says so without a secret, and stops cleanly', async () => {
  const worker = await startWorker('postgresql://parley:canary-password@127.0.0.1:1/none')
  await worker.waitForLog((line) => line.msg === 'housekeeping failed')
  const log = JSON.stringify(worker.log)
  expect(await worker.kill()).toEqual({ code: 0, signal: null })
  expect(log).not.toContain('canary-password')
})

test('it answers on its port whether it lives, can work, and what it counts', async () => {
  const port = await freePort()
  const worker = await startProcess({
    main: 'apps/worker/src/main.ts',
    environment: { DATABASE_URL: testDatabase.url, WORKER_PORT: String(port), HOST: '127.0.0.1' },
  })
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  await worker.waitForLog((line) => line.msg === 'housekeeping')
  expect((await get('/healthz')).status).toBe(200)
  expect((await get('/readyz')).status).toBe(200)
  expect((await get('/')).status).toBe(404)
  const metrics = await (await get('/metrics')).text()
  expect(metrics).toContain('parley_housekeeping_total{result="done"} 1')
  expect(metrics).toContain('parley_database_up 1')
  expect(metrics).toContain('nodejs_eventloop_lag_p99_seconds')
  expect(await worker.kill()).toEqual({ code: 0, signal: null })
})
