import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Whether a program can be run at all: one that is found but does not start (an empty snap package) counts as absent.
 *
 * @param {string} program
 * @param {string[]} arguments_
 * @returns {Promise<string | null>} What it printed.
 */
export async function tryProgram(program, arguments_) {
  try {
    const { stdout } = await run(program, arguments_, { timeout: 30_000, maxBuffer: 10_000_000 })
    return stdout
  } catch {
    return null
  }
}

/**
 * @param {string} name
 * @returns {Promise<string | null>} Its path.
 */
export async function findProgram(name) {
  const path = await tryProgram('/bin/sh', ['-c', `command -v ${name}`])
  return path?.trim() || null
}
