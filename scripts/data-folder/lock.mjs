import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../console/failure.mjs'
import { identify } from '../processes/identity.mjs'

/**
 * @typedef {{ pid: number, identity: string | null }} LockedProcess
 * @typedef {{ owner: LockedProcess, children: LockedProcess[] }} LockContent
 */

/**
 * Takes the data folder for this process. What a killed owner left running is stopped first.
 *
 * @param {string} dataFolder
 * @returns {Promise<{ recordChildren(pids: number[]): void, release(): void }>}
 * @throws {Failure} When a living process holds it.
 */
export async function lockDataFolder(dataFolder) {
  const file = path.join(dataFolder, 'start.lock')
  const owner = { pid: process.pid, identity: identify(process.pid) }
  const mine = path.join(dataFolder, `start.lock.${process.pid}`)
  writeFileSync(mine, JSON.stringify({ owner, children: [] }))
  try {
    for (;;) {
      if (tryLink(mine, file)) break
      const held = read(file)
      if (held && isSame(held.owner)) {
        throw new Failure(
          `Parley already runs on ${dataFolder} (process ${held.owner.pid}): stop that one, or choose another folder with PARLEY_DATA.`,
        )
      }
      removeStale(file, `${mine}.stale`, held)
      await Promise.all((held?.children ?? []).map(end))
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return {
    recordChildren(pids) {
      const children = pids.map((pid) => ({ pid, identity: identify(pid) }))
      writeFileSync(`${mine}.next`, JSON.stringify({ owner, children }))
      renameSync(`${mine}.next`, file)
    },
    release: () => rmSync(file, { force: true }),
  }
}

/** Linking is atomic: of two that start at once, one gets it. */
function tryLink(/** @type {string} */ from, /** @type {string} */ to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    return takeByCopy(from, to, /** @type {NodeJS.ErrnoException} */ (error))
  }
}

/**
 * Some file systems (mounted shares) have no links.
 *
 * @param {string} from
 * @param {string} to
 * @param {NodeJS.ErrnoException} linkError
 */
function takeByCopy(from, to, linkError) {
  if (linkError.code === 'EEXIST') return false
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw linkError
  }
}

/**
 * @param {string} file
 * @returns {LockContent | null}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * Removes the file that was judged stale, and not one that a third process put in its place meanwhile.
 *
 * @param {string} file
 * @param {string} aside
 * @param {LockContent | null} judged
 */
function removeStale(file, aside, judged) {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const taken = read(aside)
  if (JSON.stringify(taken) !== JSON.stringify(judged)) tryLink(aside, file)
  rmSync(aside, { force: true })
}

/** @param {LockedProcess} process_ */
function isSame({ pid, identity }) {
  return identity !== null && identify(pid) === identity
}

/**
 * Its children end by themselves when it dies; one that hangs is ended here.
 *
 * @param {LockedProcess} child
 */
async function end(child) {
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    const deadline = Date.now() + 10_000
    if (isSame(child)) signalQuietly(child.pid, signal)
    while (isSame(child) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalQuietly(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended meanwhile.
  }
}
