import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ProgramFailure, runProgram } from '../processes/run-program.mjs'
import { installedProgram, root } from '../root.mjs'

const atOnce = 2

/** Left to itself the compiler has four checkers to a project, each of which makes of most types its own: twice the work. */
const alone = ['--singleThreaded']

/**
 * Checks the types of the root (scripts, suites, configurations) and of every package.
 *
 * @returns {Promise<string[]>} What the compiler says.
 */
export async function checkTypes() {
  // The largest first: it would be waited for at the end.
  const projects = ['apps/web', '.', ...workspaceFolders().filter((folder) => folder !== 'apps/web')].filter((folder) =>
    existsSync(path.join(root, folder, 'tsconfig.json')),
  )
  /** @type {string[]} */
  const problems = []
  const work = async () => {
    for (let project = projects.shift(); project; project = projects.shift()) {
      problems.push(...(await checkProject(project)))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return problems
}

/** @param {string} project */
async function checkProject(project) {
  try {
    if (project === 'apps/web') await generateRouteTypes()
    await runProgram(installedProgram('tsc'), [...alone, '--project', project, '--pretty', 'false'], { cwd: root })
    return []
  } catch (error) {
    if (!(error instanceof ProgramFailure)) throw error
    return [error.output.trim()]
  }
}

/** Next writes the types of the routes that exist, which the web app's sources refer to. */
async function generateRouteTypes() {
  await runProgram(installedProgram('next', 'apps/web'), ['typegen'], {
    cwd: path.join(root, 'apps/web'),
    environment: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  })
}

function workspaceFolders() {
  return ['packages', 'apps']
    .filter((group) => existsSync(path.join(root, group)))
    .flatMap((group) => readdirSync(path.join(root, group)).map((name) => `${group}/${name}`))
}
