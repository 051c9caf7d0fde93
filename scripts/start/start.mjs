import { existsSync } from 'node:fs'
import path from 'node:path'
import { Failure, recogniseFailure } from '../console/failure.mjs'
import { say, step } from '../console/step.mjs'
import { lockDataFolder } from '../data-folder/lock.mjs'
import { openDataFolder } from '../data-folder/open-data-folder.mjs'
import { generateClient } from '../database/generate-client.mjs'
import { migrate } from '../database/migrate.mjs'
import { install } from '../install/install.mjs'
import { requireFreePort } from '../ports/require-free-port.mjs'
import { createShutdown, stopOnSignals } from '../processes/shutdown.mjs'
import { root } from '../root.mjs'
import { readSecrets } from '../secrets/read-secrets.mjs'
import { buildWeb } from '../web-build/build-web.mjs'
import { readInstances } from './arguments.mjs'
import { openDatabase } from './open-database.mjs'
import { openRedis } from './open-redis.mjs'
import { readPorts } from './read-ports.mjs'
import { startProcesses } from './start-processes.mjs'

/**
 * From a fresh clone, or any later state, to a running Parley. Every step is skipped when its work is current.
 *
 * @param {{ mode: 'production' | 'development', arguments: string[] }} options
 */
export async function start({ mode, arguments: arguments_ }) {
  const shutdown = createShutdown()
  stopOnSignals(shutdown)
  const startedAt = Date.now()
  try {
    const address = await bringUp(mode, arguments_, shutdown)
    if (shutdown.isStopping) return
    say(`Ready: ${address}    (${((Date.now() - startedAt) / 1_000).toFixed(1)} s; Ctrl-C stops it)`)
  } catch (error) {
    // While stopping, steps fail because they were stopped.
    if (shutdown.isStopping) return
    const known = error instanceof Failure ? error : recogniseFailure(error, root)
    say(known ? known.message : `Parley did not start, for a reason it does not know:\n${tell(error)}`)
    await shutdown.stop()
    process.exit(1)
  }
}

/**
 * @param {'production' | 'development'} mode
 * @param {string[]} arguments_
 * @param {import('../processes/shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<string>} The address to open.
 */
async function bringUp(mode, arguments_, shutdown) {
  const settingsFile = path.join(root, '.env')
  if (existsSync(settingsFile)) process.loadEnvFile(settingsFile)
  // Development restarts what it runs at every change, and one instance is enough for that.
  const wanted = mode === 'development' ? 1 : readInstances(arguments_, process.env)
  const { port, realtimePorts, workerPort } = readPorts(wanted)

  const dataFolder = path.resolve(root, process.env.PARLEY_DATA || '.data')
  openDataFolder(dataFolder)
  const lock = await lockDataFolder(dataFolder)
  shutdown.add({ stop: async () => lock.release(), force: () => lock.release() })
  await requireFreePort('PORT', port)
  for (const realtimePort of realtimePorts) await requireFreePort('REALTIME_PORT', realtimePort)
  if (workerPort !== null) await requireFreePort('WORKER_PORT', workerPort)
  const logs = path.join(dataFolder, 'logs')

  await step('Installing packages', () => install({ logFile: path.join(logs, 'install.log'), shutdown }))
  const database = await step('Starting the database', () => openDatabase(dataFolder, shutdown))
  await step('Applying migrations', async () => {
    const generated = await generateClient({ shutdown })
    const migrated = await migrate(database, { logFile: path.join(logs, 'migrate.log'), shutdown })
    return generated.skipped && migrated.skipped ? migrated : { value: undefined }
  })
  if (mode === 'production') {
    await step('Building the web app', () => buildWeb({ logFile: path.join(logs, 'build.log'), shutdown }))
  }
  const running = createRunning(lock.recordChildren)
  const redisUrl = await openRedisFor(wanted, { dataFolder, logs, shutdown, onStarted: running.add('redis') })
  const instances = redisUrl === null ? 1 : wanted
  const environment = {
    ...process.env,
    ...readSecrets(dataFolder),
    DATABASE_URL: database.url,
    // Only what tests ask for empties the tables.
    PARLEY_MIGRATION_DATABASE_URL: process.env.PARLEY_TEST_API === '1' ? database.ownerUrl : undefined,
    PORT: String(port),
    REALTIME_PORT: String(realtimePorts[0]),
    PARLEY_REALTIME_INSTANCES: String(instances),
    ...(redisUrl !== null && { REDIS_URL: redisUrl }),
    PARLEY_DATA: dataFolder,
    PARLEY_FILES_DIR: path.resolve(root, process.env.PARLEY_FILES_DIR || path.join(dataFolder, 'files')),
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(mode === 'development' && { PARLEY_DEV: '1' }),
  }
  const title = instances === 1 ? 'realtime' : `${instances} × realtime (ports ${realtimePorts.join(', ')})`
  await step(`Starting web, ${title} and worker`, async () => ({
    value: await startProcesses({ mode, environment, logs, shutdown, instances, onStarted: running.add }),
  }))
  return process.env.PARLEY_URL || `http://localhost:${port}`
}

/**
 * One instance needs no Redis, but uses one that was given.
 *
 * @param {number} instances
 * @param {Parameters<typeof openRedis>[0]} options
 * @returns {Promise<string | null>}
 */
async function openRedisFor(instances, options) {
  if (instances === 1) return process.env.REDIS_URL || null
  const { url } = await step('Starting Redis', () => openRedis(options))
  if (url === null) {
    say(
      'Several realtime instances need Redis, which is not on this machine: install it (apt-get install redis-server) or set REDIS_URL; one instance starts.',
    )
  }
  return url
}

/**
 * The living processes by name; whoever takes over this folder after a crash is told of them.
 *
 * @param {(pids: number[]) => void} record
 */
function createRunning(record) {
  /** @type {Map<string, number>} */
  const pids = new Map()
  return {
    /** @param {string} name */
    add: (name) => (/** @type {number} */ pid) => {
      pids.set(name, pid)
      record([...pids.values()])
    },
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function tell(error) {
  if (!(error instanceof Error)) return String(error)
  return `${error.stack ?? error.message}${error.cause ? `\n${tell(error.cause)}` : ''}`
}
