import {
  createTestDatabase,
  startNginx,
  startRedis,
  startWeb,
  type TestDatabase,
  type WebProcess,
} from '@parley/testkit'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'

const TOKEN = 'a-token-of-the-operator'

let database: TestDatabase
let web: WebProcess

beforeAll(async () => {
  database = await createTestDatabase()
  web = await start({})
}, 120_000)
afterAll(async () => {
  await web?.kill()
  await database?.drop()
})

const start = (environment: Record<string, string>, databaseUrl = database.url) =>
  startWeb({ databaseUrl, realtimePort: 4999, environment })
const ask = (path: string, headers: Record<string, string> = {}, of = web) => fetch(of.url + path, { headers })
const metrics = async (of = web) => (await ask('/metrics', {}, of)).text()
/** The first question loads what asks the database, which a busy machine does not do in time. */
const isReady = (of: typeof web) =>
  expect.poll(async () => (await ask('/readyz', {}, of)).status, { timeout: 30_000 }).toBe(200)

test('it says that it lives and may take people, to anybody, and keeps nobody from asking again', async () => {
  await isReady(web)
  for (const path of ['/healthz', '/readyz']) {
    const response = await ask(path)
    expect(response.status, path).toBe(200)
    expect(await response.json(), path).toEqual({ status: 'ok' })
    expect(response.headers.get('cache-control'), path).toContain('no-store')
    expect(response.headers.get('x-content-type-options'), path).toBe('nosniff')
  }
})

test('metrics tell what it answered and how it is, and nothing of people', { timeout: 60_000 }, async () => {
  expect((await ask('/sign-in')).status).toBe(200)
  expect((await ask('/no/such/canary-page')).status).toBe(404)
  await expect.poll(() => metrics(), { timeout: 20_000 }).toMatch(/^parley_web_requests_total\{status="4xx"\} [1-9]/m)
  const response = await ask('/metrics')
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const text = await response.text()
  for (const line of [
    /^parley_web_requests_total\{status="2xx"\} [1-9]/m,
    /^parley_web_request_seconds_bucket\{le="0.005"\} \d/m,
    /^parley_web_request_seconds_count [1-9]/m,
    /^parley_database_up 1$/m,
    /^parley_redis_up 1$/m,
    /^parley_draining 0$/m,
    /^nodejs_eventloop_lag_p99_seconds /m,
    /^process_resident_memory_bytes /m,
  ])
    expect(text).toMatch(line)
  expect(text).not.toContain('canary')
})

test('without a token, metrics are for this machine itself, and for nobody that a proxy speaks for', async () => {
  for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']) {
    const response = await ask('/metrics', { [header]: '127.0.0.1' })
    expect(response.status, header).toBe(404)
    expect(await response.text(), header).not.toContain('parley_')
  }
  expect((await fetch(`${web.url}/metrics`, { method: 'POST' })).status).toBe(405)
})

test('with a token, metrics are for whoever brings it, from anywhere', { timeout: 120_000 }, async () => {
  const other = await start({ PARLEY_METRICS_TOKEN: TOKEN })
  onTestFinished(() => void other.kill())
  for (const authorization of ['', 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, TOKEN]) {
    const response = await ask('/metrics', { authorization }, other)
    expect(response.status, authorization).toBe(404)
    expect(await response.text(), authorization).not.toContain('parley_')
  }
  const brought = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.9' }
  expect(await (await ask('/metrics', brought, other)).text()).toContain('parley_draining 0')
  expect(JSON.stringify(other.log)).not.toContain(TOKEN)
})

test('through nginx nobody is told anything, whatever they bring', { timeout: 120_000 }, async () => {
  const other = await start({ PARLEY_METRICS_TOKEN: TOKEN })
  onTestFinished(() => void other.kill())
  const nginx = await startNginx({ web: [other.port], realtime: [4999] })
  onTestFinished(() => nginx.close())
  const headers = { authorization: `Bearer ${TOKEN}` }
  expect((await ask('/metrics', headers, other)).status).toBe(200)
  expect((await fetch(`${nginx.url}/sign-in`)).status).toBe(200)
  for (const path of ['/metrics', '/healthz', '/readyz', '/api/health', '/metrics/', '//metrics', '/%6detrics']) {
    const response = await fetch(nginx.url + path, { headers })
    expect(response.status, path).toBe(404)
    expect(await response.text(), path).not.toMatch(/parley_|"status"/)
  }
})

test('it is not ready, but alive, while its database is away, and tells that Redis is', {
  timeout: 120_000,
}, async () => {
  const [passing, redis] = await Promise.all([createTestDatabase(), startRedis()])
  onTestFinished(() => redis.close())
  const other = await start({ REDIS_URL: redis.url }, passing.url)
  onTestFinished(() => void other.kill())
  await isReady(other)
  await expect.poll(() => metrics(other), { timeout: 20_000 }).toMatch(/^parley_redis_up 1$/m)
  await Promise.all([passing.drop(), redis.kill('SIGKILL')])
  const notReady = async () => (await ask('/readyz', {}, other)).status
  await expect.poll(notReady, { timeout: 20_000 }).toBe(503)
  expect((await ask('/healthz', {}, other)).status).toBe(200)
  await expect.poll(() => metrics(other), { timeout: 20_000 }).toMatch(/^parley_redis_up 0$/m)
})
