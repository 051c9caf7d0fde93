import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { REPOSITORY, type ServerProcess, startProcess } from '../processes/server-process.ts'
import { extend } from '../processes/start-realtime.ts'
import { openRows } from '../rows/rows.ts'
import { childrenOf } from './children-of.ts'

const run = promisify(execFile)

const SURVIVES = ['fsync=off', 'max_connections=300']

/** A real PostgreSQL of a test's own, which it may kill. Its signals mean what PostgreSQL says they do. */
export interface PostgresServer extends ServerProcess {
  readonly port: number
  /** Of the role that the apps have, to a database that has all migrations applied. */
  readonly url: string
  /** Of a superuser, for what the apps may not do. */
  readonly ownerUrl: string
  /**
   * Ends it: `SIGINT` is a fast shutdown (the default), `SIGQUIT` an immediate one, `SIGKILL` a crash. `restart()`
   * then starts it on the same data and port.
   */
  kill: ServerProcess['kill']
  /** `kill -9` of one of the processes that serve clients; the server then resets them all and recovers. */
  killBackend(): Promise<void>
  /** Ends it and removes its data. */
  close(): Promise<void>
}

export interface PostgresOptions {
  /** Its settings. Default: those of a server whose commits survive its own death, though not the machine's. */
  readonly settings?: readonly string[]
}

/** Starts one in a folder of its own, and applies all migrations. */
export async function startPostgres({ settings = SURVIVES }: PostgresOptions = {}): Promise<PostgresServer> {
  // The test database's own sweep removes what a killed run leaves under this name.
  const folder = mkdtempSync(path.join(tmpdir(), `parley-test-postgres-${process.pid}-`))
  const server = await startProcess({
    main: 'scripts/postgres/run.mjs',
    environment: {},
    arguments: [folder, ...settings],
    // The second of the two that it tells.
    isReady: ({ msg = '' }) => msg.startsWith('postgresql://parley_apps:'),
  })
  const [ownerUrl = '', url = ''] = server.log
    .map(({ msg = '' }) => msg)
    .filter((msg) => msg.startsWith('postgresql://'))
  await migrate(ownerUrl, url).catch(async (error: unknown) => {
    await server.orphan()
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const postmaster = () => Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const everyProcess = () => [postmaster(), ...childrenOf(postmaster())]

  const kill = async (signal: NodeJS.Signals = 'SIGINT') => {
    process.kill(postmaster(), signal)
    return server.exited
  }
  return extend(server, {
    port: Number(new URL(url).port),
    url,
    ownerUrl,
    get pid() {
      return postmaster()
    },
    kill,
    freeze: () => everyProcess().forEach((pid) => void process.kill(pid, 'SIGSTOP')),
    thaw: () => everyProcess().forEach((pid) => void process.kill(pid, 'SIGCONT')),
    async killBackend() {
      const rows = await openRows(ownerUrl)
      try {
        const [backend] = await rows.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' ORDER BY pid <> pg_backend_pid() DESC`,
        )
        if (backend !== undefined) process.kill(backend.pid, 'SIGKILL')
      } finally {
        await rows.close()
      }
    },
    async close() {
      await server.orphan()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}

async function migrate(ownerUrl: string, url: string): Promise<void> {
  const environment = { ...process.env, DATABASE_URL: url, PARLEY_MIGRATION_DATABASE_URL: ownerUrl }
  await run(process.execPath, ['scripts/migrate.mjs'], { cwd: REPOSITORY, env: environment })
}
