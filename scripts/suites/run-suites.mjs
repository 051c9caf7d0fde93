import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ProgramFailure, runProgram } from '../processes/run-program.mjs'
import { installedProgram, root } from '../root.mjs'
import { countPlaywright, countTorture, countVitest, readCount } from './counts.mjs'

/**
 * @typedef {import('./counts.mjs').Count} Count
 * @typedef {import('../processes/shutdown.mjs').Shutdown} Shutdown
 */

// Not in test-results: Playwright empties that when it starts.
const reports = path.join(root, 'node_modules/.parley/reports')

/**
 * @param {'unit' | 'integration'} project
 * @param {Shutdown} shutdown
 * @returns {Promise<Count>}
 */
export async function runVitest(project, shutdown) {
  const report = freshReport(project)
  // The integration tests that need a database alone are a project of their own.
  const words = [
    'run',
    '--project',
    `${project}*`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const code = await show(installedProgram('vitest'), words, process.env, shutdown)
  return readCount(report, countVitest, code === 0)
}

/**
 * @param {Shutdown} shutdown
 * @returns {Promise<Count>}
 */
export async function runPlaywright(shutdown) {
  const report = freshReport('playwright')
  const code = await show(
    installedProgram('playwright'),
    // Recording each test, in case it fails, costs a third of the time. `npm run e2e` does it.
    ['test', '--reporter=list,json', '--trace=off'],
    { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    shutdown,
  )
  return readCount(report, countPlaywright, code === 0)
}

/**
 * Keeps what it says, so that it can run beside another suite.
 *
 * @param {string} name
 * @param {string[]} arguments_
 * @param {Shutdown} shutdown
 * @returns {Promise<{ count: Count, output: string }>}
 */
export async function runTorture(name, arguments_, shutdown) {
  const report = freshReport(name)
  const words = ['--import', 'tsx', 'torture/main.ts', '--report', report, ...arguments_]
  try {
    const output = await runProgram(process.execPath, words, { cwd: root, shutdown })
    return { count: readCount(report, countTorture, true), output }
  } catch (error) {
    if (!(error instanceof ProgramFailure)) throw error
    return { count: readCount(report, countTorture, false), output: error.output }
  }
}

/**
 * Runs a program in the terminal, as if it had been typed.
 *
 * @param {string} program
 * @param {string[]} arguments_
 * @param {NodeJS.ProcessEnv} environment
 * @param {Shutdown} shutdown
 * @returns {Promise<number>} The exit code.
 */
export async function show(program, arguments_, environment, shutdown) {
  const child = spawn(program, arguments_, { cwd: root, env: environment, stdio: 'inherit' })
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
  const forget = shutdown.add({
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    force: () => void child.kill('SIGKILL'),
  })
  const code = await ended
  forget()
  return code
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(reports, { recursive: true })
  const file = path.join(reports, `${name}.json`)
  rmSync(file, { force: true })
  return file
}
