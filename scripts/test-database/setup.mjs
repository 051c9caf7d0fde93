import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findRunningServer, isAlive, stopServer } from '../postgres/running-server.mjs'
import { startPostgres } from '../postgres/start-postgres.mjs'
import { appsUrl, prepareTemplate } from './template.mjs'

const prefix = 'parley-test-postgres-'

/**
 * Global setup of the integration tests: a PostgreSQL of their own in a throw-away folder (or the server named by
 * `PARLEY_TEST_DATABASE_URL`), and on it one migrated template that every test copies.
 *
 * @returns {Promise<() => Promise<void>>} What takes it down again.
 */
export default async function setUp() {
  const given = process.env.PARLEY_TEST_DATABASE_URL
  if (given) {
    process.env.PARLEY_TEST_TEMPLATE = await prepareTemplate(given)
    process.env.PARLEY_TEST_APPS_URL = appsUrl(given)
    return async () => undefined
  }
  await sweep()
  const dataFolder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`))
  // A crash of the machine may lose these databases, so nothing waits for the disk.
  const postgres = await startPostgres({
    dataFolder,
    flags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'],
  })
  process.env.PARLEY_TEST_DATABASE_URL = postgres.url
  process.env.PARLEY_TEST_TEMPLATE = await prepareTemplate(postgres.url)
  process.env.PARLEY_TEST_APPS_URL = appsUrl(postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** Stops and removes what killed test runs left behind. */
async function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0
    if (!owner || isAlive(owner)) continue
    const dataFolder = path.join(tmpdir(), name)
    try {
      const server = findRunningServer(path.join(dataFolder, 'postgres'))
      if (server) await stopServer(server.pid)
      rmSync(dataFolder, { recursive: true, force: true })
    } catch {
      // Another user's: not ours to remove.
    }
  }
}
