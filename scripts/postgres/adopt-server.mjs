import { askServer } from './connect.mjs'
import { findRunningServer, stopServer } from './running-server.mjs'

/**
 * Takes over a server that runs on this folder already. One of another version, or one that does not answer with our
 * password within 20 s (it may be recovering), is stopped.
 *
 * @param {string} clusterFolder
 * @param {import('./settings.mjs').PostgresSettings} settings
 * @param {string} version
 * @param {(line: string) => void} log
 */
export async function adoptServer(clusterFolder, settings, version, log) {
  const deadline = Date.now() + 20_000
  let running = findRunningServer(clusterFolder)
  while (running) {
    const answer = running.port > 0 ? await askServer({ ...settings, port: running.port }) : { failure: true }
    if ('version' in answer && version.startsWith(answer.version)) {
      log(`Took over the PostgreSQL that was left running (process ${running.pid}).`)
      return running
    }
    if ('version' in answer || Date.now() > deadline) {
      log(`Stopping the PostgreSQL that was left running (process ${running.pid}).`)
      await stopServer(running.pid)
      return null
    }
    await pause(200)
    running = findRunningServer(clusterFolder)
  }
  return null
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
