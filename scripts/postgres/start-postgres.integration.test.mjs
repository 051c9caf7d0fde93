import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { query } from '../database/query.mjs'
import { startPostgres } from './start-postgres.mjs'

// The folder is closed to others, as a home folder is: under root, PostgreSQL's own user cannot enter it.
const closed = mkdtempSync(path.join(tmpdir(), 'parley-closed-'))
const dataFolder = path.join(closed, 'data')
/** @type {import('./start-postgres.mjs').RunningPostgres} */
let postgres

beforeAll(async () => {
  postgres = await startPostgres({ dataFolder })
  await query(postgres.url, 'CREATE TABLE kept (text text)')
})

afterAll(async () => {
  await postgres.stop()
  rmSync(closed, { recursive: true, force: true })
})

test('it speaks UTF-8, sorts by ICU and asks for a password that only its owner can read', async () => {
  const [row] = await query(
    postgres.url,
    `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider FROM pg_database WHERE datname = 'parley'`,
  )
  expect(row).toEqual({ encoding: 'UTF8', provider: 'i' })
  expect(statSync(path.join(dataFolder, 'postgres.json')).mode & 0o777).toBe(0o600)
  const wrong = new URL(postgres.url)
  wrong.password = 'guess'
  await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('it listens on this machine only', async () => {
  const [row] = await query(postgres.url, 'SHOW listen_addresses')
  expect(row).toEqual({ listen_addresses: '127.0.0.1' })
})

test('I1 kill -9 of the server: the owner is told, the next start has every committed row, on the same port', async () => {
  await query(postgres.url, `INSERT INTO kept VALUES ('committed')`)
  const told = new Promise((resolve) => postgres.onExit(() => resolve(undefined)))
  process.kill(postgres.pid, 'SIGKILL')
  await told
  const before = postgres
  postgres = await startPostgres({ dataFolder })
  expect(postgres.url).toBe(before.url)
  expect(postgres.pid).not.toBe(before.pid)
  expect(await query(postgres.url, 'SELECT text FROM kept')).toEqual([{ text: 'committed' }])
})

test('a server that a killed owner left running is taken over, and can be stopped', async () => {
  const adopted = await startPostgres({ dataFolder })
  expect(adopted.pid).toBe(postgres.pid)
  await adopted.stop()
  await expect(query(adopted.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
  postgres = await startPostgres({ dataFolder })
  expect(await query(postgres.url, 'SELECT text FROM kept')).toEqual([{ text: 'committed' }])
})
