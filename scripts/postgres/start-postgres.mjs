import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { makeAppsRole } from '../database/apps-role.mjs'
import { adoptServer } from './adopt-server.mjs'
import { findBinaries } from './binaries.mjs'
import { askServer, ensureDatabase } from './connect.mjs'
import { createCluster } from './create-cluster.mjs'
import { launch } from './launch.mjs'
import { stopServer } from './running-server.mjs'
import { openServerLog } from './server-log.mjs'
import { appsUrl, choosePort, databaseUrl, readSettings, writeSettings } from './settings.mjs'
import { findSystemUser } from './system-user.mjs'
import { watchAdopted, watchChild } from './watch-server.mjs'

/**
 * A running embedded PostgreSQL. `url` names the database `parley` with the superuser of this data folder, `appsUrl` with
 * the role of the apps, which may do nothing there before `letAppsIn`.
 *
 * @typedef {object} RunningPostgres
 * @property {string} url
 * @property {string} appsUrl
 * @property {number} port
 * @property {number} pid
 * @property {() => Promise<void>} stop Resolves when it is down with everything written.
 * @property {(listener: () => void) => void} onExit Called once when it ends without `stop()`: start it again.
 */

/**
 * Starts the PostgreSQL of a data folder, or takes over the one that a killed owner left running. It listens on
 * 127.0.0.1 alone, on a port of its own that is remembered in the folder.
 *
 * @param {object} options
 * @param {string} options.dataFolder Made if missing. Holds `postgres/`, `postgres.json` (0600) and `logs/postgres.log`.
 * @param {number} [options.port] Instead of the remembered one.
 * @param {string[]} [options.flags] More of the server's settings, such as `fsync=off` for tests.
 * @param {(line: string) => void} [options.log] Told what happens, a sentence at a time.
 * @returns {Promise<RunningPostgres>}
 * @throws Error with a sentence for a person and, as `cause`, what the server printed.
 */
export async function startPostgres({ dataFolder: folder, port, flags = [], log = () => undefined }) {
  const dataFolder = path.resolve(folder)
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const clusterFolder = path.join(dataFolder, 'postgres')
  const systemUser = await findSystemUser(clusterFolder)
  const binaries = await findBinaries(systemUser)
  const settings = readSettings(dataFolder)

  const adopted = await adoptServer(clusterFolder, settings, binaries.version, log)
  if (adopted) {
    return watchAdopted(adopted, await prepare({ ...settings, port: adopted.port }))
  }

  const serverLog = openServerLog(dataFolder)
  try {
    await createCluster({
      clusterFolder,
      binaries: binaries.folder,
      systemUser,
      settings,
      logFile: serverLog.descriptor,
    })
    settings.port = port ?? (await choosePort(settings.port))
    writeSettings(dataFolder, settings)
    const start = () =>
      launch({
        program: path.join(binaries.folder, 'bin/postgres'),
        arguments: (cluster) => ['-D', cluster, '-p', String(settings.port), ...serverFlags(flags)],
        clusterFolder,
        systemUser,
        logFile: serverLog.descriptor,
      })
    const child = await startUntilReady(start, settings, serverLog.tail, log)
    return watchChild(child, await prepare(settings), settings.port)
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error), { cause: serverLog.tail() })
  } finally {
    serverLog.close()
  }
}

/**
 * Makes the database and the role of the apps where they are missing.
 *
 * @param {import('./settings.mjs').PostgresSettings} settings
 */
async function prepare(settings) {
  await ensureDatabase(settings)
  const urls = { url: databaseUrl(settings), appsUrl: appsUrl(settings) }
  await makeAppsRole({ ownerUrl: urls.url, url: urls.appsUrl }, { isOurs: true })
  return urls
}

/**
 * On this machine only. Filling a new WAL file with zeros makes whoever commits wait for 50 to 110 ms; without it space is
 * taken as it is written, and a commit is as durable.
 */
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'wal_init_zero=off']

/** @param {string[]} more */
function serverFlags(more) {
  return [...SETTINGS, ...more].flatMap((flag) => ['-c', flag])
}

/**
 * After a crash the memory of the dead server's last backends may still be held for a moment, and the port too: then
 * the start fails and is tried again.
 *
 * @param {() => import('node:child_process').ChildProcess} start
 * @param {import('./settings.mjs').PostgresSettings} settings
 * @param {() => string} tail
 * @param {(line: string) => void} log
 */
async function startUntilReady(start, settings, tail, log) {
  for (let attempt = 1; ; attempt++) {
    const child = start()
    if (await isReady(child, settings, log)) return child
    const passing = /still in use|lock file .* already exists|Address already in use/.test(tail())
    if (!passing || attempt === 20) throw new Error('The embedded PostgreSQL did not start.')
    if (attempt === 1) log('PostgreSQL is not free yet after a crash; trying again.')
    await pause(500)
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {import('./settings.mjs').PostgresSettings} settings
 * @param {(line: string) => void} log
 * @returns {Promise<boolean>} False when it ended instead.
 */
async function isReady(child, settings, log) {
  let ended = false
  const patience = setTimeout(() => log('PostgreSQL is still recovering what it had written.'), 5_000)
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
    clearTimeout(patience)
  })
  while (!ended) {
    const answer = await askServer(settings)
    if (!('failure' in answer)) {
      clearTimeout(patience)
      return true
    }
    if ('code' in answer.failure && answer.failure.code === '28P01') {
      await stopServer(child.pid ?? 0)
      throw new Error(
        'The password in postgres.json is not the one of the database beside it: bring back the file that belongs to it.',
      )
    }
    await pause(25)
  }
  return false
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
