import { createTestDatabase, type TestDatabase } from '../database/index.ts'
import { makeThrowAwayFolder, removeThrowAwayFolder } from '../folders/throw-away-folder.ts'
import { type NginxServer, startNginx } from '../nginx/start-nginx.ts'
import { type RedisServer, startRedis } from '../redis/start-redis.ts'
import { createStopping, type Stopping } from '../stopping/stopping.ts'
import { freePort } from './free-port.ts'
import { makeSecrets, type Secrets } from './secrets.ts'
import { type ServerProcess, startProcess } from './server-process.ts'
import { type RealtimeProcess, startRealtime } from './start-realtime.ts'
import { startWeb, type WebProcess } from './start-web.ts'

/** A whole installation: its database and its processes. */
export interface Stack {
  /** Where people reach it: nginx where there is one, else the first web instance. */
  readonly url: string
  readonly database: TestDatabase
  readonly secrets: Secrets
  /** The first of `webs`. */
  readonly web: WebProcess
  /** The first of `realtimes`. */
  readonly realtime: RealtimeProcess
  readonly webs: readonly WebProcess[]
  readonly realtimes: readonly RealtimeProcess[]
  readonly redis: RedisServer | null
  readonly nginx: NginxServer | null
  /** Starts a worker beside them; it ends with the others. */
  startWorker(): Promise<ServerProcess>
  /** Ends the processes, then drops the database. */
  stop(): Promise<void>
}

export interface StackOptions {
  /** How many realtime instances. Default: 1. */
  readonly realtime?: number
  /** How many web instances. Default: 1. */
  readonly web?: number
  /** Whether the instances share a Redis. Default: false. */
  readonly redis?: boolean
  /** Whether people come through an nginx with `deploy/nginx.conf`. Default: false. */
  readonly nginx?: boolean
  readonly environment?: Readonly<Record<string, string>>
}

/**
 * Starts an installation on free ports over a database of its own, or throws and leaves nothing of it behind. Needs the
 * web app's production build.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const stopping = createStopping()
  try {
    return await start(options, stopping)
  } catch (error) {
    await stopping.stop()
    throw error
  }
}

async function start(options: StackOptions, stopping: Stopping): Promise<Stack> {
  const { later } = stopping
  const database = await later(createTestDatabase(), (each) => each.drop())
  const [webPorts, realtimePorts, nginxPort, redis] = await Promise.all([
    freePorts(options.web),
    freePorts(options.realtime),
    freePort(),
    options.redis ? later(startRedis(), (each) => each.close()) : null,
  ])
  const [webPort = 0] = webPorts
  const [realtimePort = 0] = realtimePorts
  const secrets = makeSecrets()
  const filesFolder = await later(Promise.resolve(makeThrowAwayFolder('files')), async (folder) =>
    removeThrowAwayFolder(folder),
  )
  const environment = {
    PARLEY_FILES_DIR: filesFolder,
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
    ...(options.nginx ? behind(`http://localhost:${nginxPort}`) : {}),
    ...options.environment,
  }
  const shared = { databaseUrl: database.url, secrets, environment }
  const [webs, realtimes, nginx] = await Promise.all([
    Promise.all(webPorts.map((port) => later(startWeb({ ...shared, port, realtimePort }), kill))),
    Promise.all(realtimePorts.map((port) => later(startRealtime({ ...shared, port, webPort }), kill))),
    options.nginx
      ? later(startNginx({ port: nginxPort, web: webPorts, realtime: realtimePorts }), (each) => each.close())
      : null,
  ])
  const [web] = webs
  const [realtime] = realtimes
  if (web === undefined || realtime === undefined) throw new Error('a stack has one instance of each at least')
  return {
    url: nginx?.url ?? web.url,
    database,
    secrets,
    web,
    realtime,
    webs,
    realtimes,
    redis,
    nginx,
    startWorker: () =>
      later(
        startProcess({ main: 'apps/worker/src/main.ts', environment: { DATABASE_URL: database.url, ...environment } }),
        kill,
      ),
    stop: () => stopping.stop(),
  }
}

const kill = (server: ServerProcess) => server.kill('SIGKILL')

/** What docs/self-hosting.md tells an operator to set behind nginx on the same machine. */
const behind = (url: string) => ({
  HOST: '127.0.0.1',
  PARLEY_URL: url,
  PARLEY_REALTIME_URL: url,
  PARLEY_TRUSTED_PROXIES: '127.0.0.1',
})

const freePorts = (count = 1) => Promise.all(Array.from({ length: count }, freePort))
