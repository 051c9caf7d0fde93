import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure, recogniseFailure } from '../console/failure.mjs'

/**
 * Makes the data folder where it is missing, closed to others, and proves that it can be written. One that is there
 * keeps its mode, since it may be somebody's; what is secret in it has a mode of its own.
 *
 * @param {string} folder
 * @throws {Failure}
 */
export function openDataFolder(folder) {
  const name = `the data folder ${folder}`
  try {
    if (existsSync(folder) && !statSync(folder).isDirectory()) {
      throw new Failure(`The data folder ${folder} is a file: remove it, or choose another folder with PARLEY_DATA.`)
    }
    mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 })
    const probe = path.join(folder, `.probe-${process.pid}`)
    // More than a file system keeps for files that are already open: a full disk shows here, before the long work.
    writeFileSync(probe, Buffer.alloc(64 * 1_024))
    rmSync(probe)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') {
      throw new Failure(
        `The data folder ${folder} cannot be made, because a file stands in its way: choose another with PARLEY_DATA.`,
      )
    }
    throw recogniseFailure(error, name) ?? error
  }
}
