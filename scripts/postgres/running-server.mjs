import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/**
 * The server that the cluster folder's `postmaster.pid` names, if that process lives and is a PostgreSQL. A file left
 * by a crash whose number now belongs to another program is removed: PostgreSQL itself would refuse to start on it.
 *
 * @param {string} clusterFolder
 * @returns {{ pid: number, port: number } | null}
 */
export function findRunningServer(clusterFolder) {
  const file = path.join(clusterFolder, 'postmaster.pid')
  let lines
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  if (isPostgres(pid)) return { pid, port: Number(lines[3]) || 0 }
  rmSync(file, { force: true })
  return null
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** A process that ended but was not collected (common where a container's first process collects nobody). */
function isZombie(/** @type {number} */ pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z') ?? false
  } catch {
    return false
  }
}

/** @param {number} pid */
function isPostgres(pid) {
  try {
    const name =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/comm`, 'utf8')
        : execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    return path.basename(name.trim()).startsWith('postgres')
  } catch {
    return false
  }
}

/**
 * Stops a server: at once for its clients but with everything written ("fast"); without cleaning up if that takes too
 * long, which recovery repairs at the next start.
 *
 * @param {number} pid
 */
export async function stopServer(pid) {
  for (const [signal, patienceMs] of /** @type {const} */ ([
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ])) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  throw new Error(`The embedded PostgreSQL (process ${pid}) does not stop.`)
}
