import { existsSync } from 'node:fs'
import path from 'node:path'
import { seconds } from '../console/step.mjs'
import { checkDirection } from '../direction/check-direction.mjs'
import { ProgramFailure, runProgram } from '../processes/run-program.mjs'
import { installedProgram, root } from '../root.mjs'
import { checkEnvironmentExample } from './environment-example.mjs'
import { findLongFiles } from './file-length.mjs'
import { checkTypes } from './types.mjs'

/**
 * @typedef {{ name: string, check: () => Promise<string[]> | string[] }} Gate `check` returns what is wrong.
 * @typedef {{ passed: number, failed: string[] }} Count What failed is named.
 */

/** @type {Gate[]} */
export const fastGates = [
  { name: 'Format and lint', check: () => problemsOf(installedProgram('biome'), ['ci', '--colors=off', '.']) },
  { name: 'Types', check: checkTypes },
  { name: 'Direction of imports', check: () => checkDirection(root) },
  { name: 'Length of files', check: findLongFiles },
  { name: 'Environment variables documented', check: () => checkEnvironmentExample() },
  { name: 'Generated pages up to date', check: checkGeneratedPages },
]

/**
 * Runs all gates, also after one that fails, and prints a line for each.
 *
 * @param {Gate[]} gates
 * @returns {Promise<Count>}
 */
export async function runGates(gates) {
  /** @type {string[]} */
  const failed = []
  for (const { name, check } of gates) {
    const startedAt = Date.now()
    const problems = await ask(check)
    if (problems.length > 0) failed.push(name)
    console.log(`${problems.length === 0 ? '✓' : '✗'} ${name} (${seconds(Date.now() - startedAt)})`)
    for (const problem of problems) console.log(`${problem}\n`.replace(/^/gm, '    ').trimEnd())
  }
  return { passed: gates.length - failed.length, failed }
}

/** @param {Gate['check']} check */
async function ask(check) {
  try {
    return await check()
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}

/**
 * @param {string} program
 * @param {string[]} arguments_
 */
async function problemsOf(program, arguments_) {
  try {
    await runProgram(program, arguments_, { cwd: root })
    return []
  } catch (error) {
    if (error instanceof ProgramFailure) return [error.output.trim()]
    throw error
  }
}

function checkGeneratedPages() {
  const script = path.join(root, 'scripts/docs.mjs')
  return existsSync(script) ? problemsOf(process.execPath, [script, '--check']) : []
}
