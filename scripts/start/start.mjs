import { existsSync } from 'node:fs'
import path from 'node:path'
import { Failure, recogniseFailure } from '../console/failure.mjs'
import { say, step } from '../console/step.mjs'
import { lockDataFolder } from '../data-folder/lock.mjs'
import { openDataFolder } from '../data-folder/open-data-folder.mjs'
import { generateClient } from '../database/generate-client.mjs'
import { migrate } from '../database/migrate.mjs'
import { install } from '../install/install.mjs'
import { readPort, requireFreePort } from '../ports/require-free-port.mjs'
import { createShutdown, stopOnSignals } from '../processes/shutdown.mjs'
import { root } from '../root.mjs'
import { readSecrets } from '../secrets/read-secrets.mjs'
import { buildWeb } from '../web-build/build-web.mjs'
import { openDatabase } from './open-database.mjs'
import { startProcesses } from './start-processes.mjs'

/**
 * From a fresh clone, or any later state, to a running Parley. Every step is skipped when its work is current.
 *
 * @param {{ mode: 'production' | 'development' }} options
 */
export async function start({ mode }) {
  const shutdown = createShutdown()
  stopOnSignals(shutdown)
  const startedAt = Date.now()
  try {
    const address = await bringUp(mode, shutdown)
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
 * @param {import('../processes/shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<string>} The address to open.
 */
async function bringUp(mode, shutdown) {
  const settingsFile = path.join(root, '.env')
  if (existsSync(settingsFile)) process.loadEnvFile(settingsFile)
  const port = readPort('PORT', 3000)
  const realtimePort = readPort('REALTIME_PORT', 3001)
  if (port === realtimePort) throw new Failure(`PORT and REALTIME_PORT are both ${port}: choose two different ports.`)

  const dataFolder = path.resolve(root, process.env.PARLEY_DATA || '.data')
  openDataFolder(dataFolder)
  const lock = await lockDataFolder(dataFolder)
  shutdown.add({ stop: async () => lock.release(), force: () => lock.release() })
  await requireFreePort('PORT', port)
  await requireFreePort('REALTIME_PORT', realtimePort)
  const logs = path.join(dataFolder, 'logs')

  await step('Installing packages', () => install({ logFile: path.join(logs, 'install.log'), shutdown }))
  const database = await step('Starting the database', () => openDatabase(dataFolder, shutdown))
  await step('Applying migrations', async () => {
    const generated = await generateClient({ shutdown })
    const migrated = await migrate(database.url, { logFile: path.join(logs, 'migrate.log'), shutdown })
    return generated.skipped && migrated.skipped ? migrated : { value: undefined }
  })
  if (mode === 'production') {
    await step('Building the web app', () => buildWeb({ logFile: path.join(logs, 'build.log'), shutdown }))
  }
  const environment = {
    ...process.env,
    ...readSecrets(dataFolder),
    DATABASE_URL: database.url,
    PORT: String(port),
    REALTIME_PORT: String(realtimePort),
    PARLEY_DATA: dataFolder,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(mode === 'development' && { PARLEY_DEV: '1' }),
  }
  await step('Starting web, realtime and worker', async () => ({
    value: await startProcesses({ mode, environment, logs, shutdown, onStarted: lock.recordChildren }),
  }))
  return process.env.PARLEY_URL || `http://localhost:${port}`
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function tell(error) {
  if (!(error instanceof Error)) return String(error)
  return `${error.stack ?? error.message}${error.cause ? `\n${tell(error.cause)}` : ''}`
}
