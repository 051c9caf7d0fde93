import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'

/** A program ended with another code than 0. `output` is all it printed. */
export class ProgramFailure extends Error {
  /** @override */
  name = 'ProgramFailure'
  output
  /**
   * @param {string} program
   * @param {string} output
   */
  constructor(program, output) {
    super(`${program} failed: ${output.trim().split('\n').slice(-15).join('\n')}`)
    this.output = output
  }
}

/**
 * Runs a program to its end, its output going to a file (and, when `show` is set, to the terminal).
 *
 * @param {string} program
 * @param {string[]} arguments_
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} [options.environment]
 * @param {string} [options.logFile]
 * @param {boolean} [options.show]
 * @param {import('./shutdown.mjs').Shutdown} [options.shutdown] Stops the program too.
 * @returns {Promise<string>} What it printed.
 * @throws {ProgramFailure}
 */
export async function runProgram(program, arguments_, { cwd, environment, logFile, show, shutdown }) {
  if (logFile) mkdirSync(path.dirname(logFile), { recursive: true, mode: 0o700 })
  const file = logFile ? createWriteStream(logFile, { flags: 'w', mode: 0o600 }) : null
  file?.on('error', () => undefined)
  // A group of its own: Ctrl-C reaches us alone, and stopping it stops what it started.
  const child = spawn(program, arguments_, {
    cwd,
    env: environment ?? process.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
      file?.write(chunk)
      if (show) process.stdout.write(chunk)
    })
  }
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      output += `\n${error.message}`
      resolve(null)
    })
    child.once('close', resolve)
  })
  const signalGroup = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // It ended already.
    }
  }
  const forget = shutdown?.add({
    async stop() {
      signalGroup('SIGTERM')
      const patience = setTimeout(() => signalGroup('SIGKILL'), 5_000)
      await ended
      clearTimeout(patience)
    },
    force: () => signalGroup('SIGKILL'),
  })
  const code = await ended
  forget?.()
  file?.end()
  if (code !== 0) throw new ProgramFailure(path.basename(program), output)
  return output
}
