import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRows } from '../rows/rows.ts'
import { type PostgresServer, startPostgres } from './start-postgres.ts'

let postgres: PostgresServer

beforeAll(async () => {
  postgres = await startPostgres()
}, 90_000)

afterAll(() => postgres?.close())

async function ask<T extends { [column: string]: unknown }>(sql: string): Promise<T[]> {
  const rows = await openRows(postgres.ownerUrl)
  return rows.query<T>(sql).finally(() => rows.close())
}

test.each(['SIGINT', 'SIGQUIT', 'SIGKILL'] as const)(
  'after %s and a restart it has what was committed, at the same address',
  { timeout: 90_000 },
  async (signal) => {
    const { url, pid } = postgres
    await ask(`CREATE TABLE IF NOT EXISTS kept (signal text)`)
    await ask(`INSERT INTO kept VALUES ('${signal}')`)
    await postgres.kill(signal)
    await expect(ask('SELECT 1')).rejects.toThrow('ECONNREFUSED')
    await postgres.restart()
    expect(postgres.url).toBe(url)
    expect(postgres.pid).not.toBe(pid)
    expect(await ask(`SELECT signal FROM kept WHERE signal = '${signal}'`)).toHaveLength(1)
  },
)

test('kill -9 of a backend resets every connection, and the server goes on by itself', async () => {
  const rows = await openRows(postgres.url)
  const { pid } = postgres
  const broken = rows.query('SELECT pg_sleep(60)').catch((error: Error) => error)
  await expect.poll(() => ask(`SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)'`)).toHaveLength(1)
  await postgres.killBackend()
  expect(await broken).toBeInstanceOf(Error)
  await expect.poll(() => ask('SELECT 1 AS one').catch(() => []), { timeout: 20_000 }).toEqual([{ one: 1 }])
  expect(postgres.pid).toBe(pid)
})

test('all migrations are applied', async () => {
  expect(await ask('SELECT count(*)::int AS count FROM _prisma_migrations WHERE finished_at IS NULL')).toEqual([
    { count: 0 },
  ])
})
