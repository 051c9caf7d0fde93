import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findRunningServer, isAlive, stopServer } from '../../scripts/postgres/running-server.mjs'
import { startPostgres } from '../../scripts/postgres/start-postgres.mjs'
import { root } from '../../scripts/root.mjs'
import { prepareTemplate } from '../../scripts/test-database/template.mjs'
import { pin } from '../machine/cores.ts'
import { onServer } from './query.ts'

/** On a real disk, beside what is installed: a commit must cost what it costs. */
export const dataFolders = path.join(root, 'node_modules/.parley/bench')

export interface BenchDatabase {
  /** Of a database with all migrations applied. */
  readonly url: string
  /** Of the server's first process. */
  readonly pid: number
  stop(): Promise<void>
}

/**
 * A PostgreSQL of its own as `npm start` runs it, so with `fsync` and `synchronous_commit` on, with its processes on the
 * servers' core.
 */
export async function startDatabase(core: number | null): Promise<BenchDatabase> {
  mkdirSync(dataFolders, { recursive: true })
  const dataFolder = mkdtempSync(path.join(dataFolders, `${process.pid}-`))
  const postgres = await startPostgres({ dataFolder })
  try {
    const template = await prepareTemplate(postgres.url)
    await onServer(postgres.url, `CREATE DATABASE bench TEMPLATE "${template}"`)
    if (core !== null) pin(postgres.pid, core)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  const url = new URL(postgres.url)
  url.pathname = '/bench'
  return {
    url: url.href,
    pid: postgres.pid,
    async stop() {
      await postgres.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/**
 * Stops and removes what a bench that was killed left behind.
 *
 * @param ownToo also what this process started, whether it was ready or not: at Ctrl-C.
 */
export async function sweepDatabases({ ownToo = false } = {}): Promise<void> {
  mkdirSync(dataFolders, { recursive: true })
  for (const name of readdirSync(dataFolders)) {
    const owner = Number(name.split('-')[0])
    if (!Number.isInteger(owner) || (isAlive(owner) && !(ownToo && owner === process.pid))) continue
    const dataFolder = path.join(dataFolders, name)
    const server = findRunningServer(path.join(dataFolder, 'postgres'))
    if (server) await stopServer(server.pid)
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
