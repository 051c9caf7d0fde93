import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

/**
 * What this data folder's server is reached with: kept in `postgres.json`, readable by its owner alone. `user` owns
 * everything; the apps come as another role.
 *
 * @typedef {{ user: string, password: string, appsPassword: string, database: string, port: number }} PostgresSettings
 */

const APPS_ROLE = 'parley_apps'

/** @param {string} dataFolder */
const settingsFile = (dataFolder) => path.join(dataFolder, 'postgres.json')

/**
 * The settings of this data folder, made at the first call: random passwords and no port yet (0).
 *
 * @param {string} dataFolder An existing folder.
 * @returns {PostgresSettings}
 */
export function readSettings(dataFolder) {
  const found = findSettings(dataFolder)
  if (found?.appsPassword) return found
  // Folders of earlier versions have none.
  const appsPassword = randomPassword()
  const settings = found
    ? { ...found, appsPassword }
    : { user: 'parley', password: randomPassword(), appsPassword, database: 'parley', port: 0 }
  writeSettings(dataFolder, settings)
  return settings
}

const randomPassword = () => randomBytes(24).toString('hex')

/**
 * @param {string} dataFolder
 * @returns {PostgresSettings | null}
 */
function findSettings(dataFolder) {
  try {
    return JSON.parse(readFileSync(settingsFile(dataFolder), 'utf8'))
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
    return null
  }
}

/**
 * @param {string} dataFolder
 * @param {PostgresSettings} settings
 */
export function writeSettings(dataFolder, settings) {
  writeFileSync(settingsFile(dataFolder), `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
}

/**
 * The owner's.
 *
 * @param {PostgresSettings} settings
 * @returns {string}
 */
export function databaseUrl({ user, password, database, port }) {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
}

/**
 * The apps'.
 *
 * @param {PostgresSettings} settings
 * @returns {string}
 */
export function appsUrl({ appsPassword, database, port }) {
  return `postgresql://${APPS_ROLE}:${appsPassword}@127.0.0.1:${port}/${database}`
}

/**
 * The remembered port while nobody else holds it, else a free one below the range that systems hand out to outgoing
 * connections, so that it is still free at the next start.
 *
 * @param {number} remembered 0 when there is none.
 * @returns {Promise<number>}
 */
export async function choosePort(remembered) {
  if (remembered > 0 && (await isFree(remembered))) return remembered
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port)) return port
  }
  throw new Error('No free port was found between 20000 and 29999 for the embedded PostgreSQL.')
}

/** @param {number} port */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
