import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Failure, recogniseFailure } from '../console/failure.mjs'
import { ProgramFailure, runProgram } from '../processes/run-program.mjs'
import { root } from '../root.mjs'
import { hashOf, stamp } from '../stamps/stamps.mjs'

const run = promisify(execFile)
const pnpmVersion = '12.21.0'

/**
 * Installs what the lockfile names, unless that was done for this very lockfile.
 *
 * @param {{ logFile?: string, shutdown?: import('../processes/shutdown.mjs').Shutdown }} options
 * @returns {Promise<{ skipped?: string, value: undefined }>}
 * @throws {Failure}
 */
export async function install({ logFile, shutdown }) {
  const hash = `${process.platform}-${process.arch} ${hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()])}`
  const installed = stamp('installed')
  if (installed.isCurrent(hash)) return { skipped: 'up to date', value: undefined }
  installed.clear()
  const [program, ...prefix] = await findPnpm()
  try {
    await runProgram(program, [...prefix, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'], {
      cwd: root,
      // Development packages too: an installation builds the web app. What npm set for its own children would confuse pnpm.
      environment: { ...withoutNpmSettings(), NODE_ENV: 'development' },
      ...(logFile && { logFile }),
      ...(shutdown && { shutdown }),
    })
  } catch (error) {
    throw installFailure(error, logFile)
  }
  installed.set(hash)
  return { value: undefined }
}

function manifests() {
  const groups = ['apps', 'packages'].filter((group) => existsSync(path.join(root, group)))
  const folders = groups.flatMap((group) => readdirSync(path.join(root, group)).map((name) => `${group}/${name}`))
  return ['package.json', ...folders.map((folder) => `${folder}/package.json`)]
}

/**
 * A pnpm that is installed and new enough, else npm fetches one. Asked outside the repository, where no setting of
 * ours can make it fetch another version of itself.
 *
 * @returns {Promise<[string, ...string[]]>}
 */
async function findPnpm() {
  try {
    const { stdout } = await run('pnpm', ['--version'], { cwd: tmpdir() })
    if (Number(stdout.split('.')[0]) === Number(pnpmVersion.split('.')[0])) return ['pnpm']
  } catch {
    // Not installed.
  }
  return ['npx', '--yes', `pnpm@${pnpmVersion}`]
}

function withoutNpmSettings() {
  const settings = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|command|config_(local_prefix|global_prefix|prefix))/.test(name),
  )
  return Object.fromEntries(settings)
}

/**
 * @param {unknown} error
 * @param {string | undefined} logFile
 */
function installFailure(error, logFile) {
  const output = error instanceof ProgramFailure ? error.output : String(error)
  const known = recogniseFailure(new Error(output), root)
  if (known) return known
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|network/i.test(output)) {
    return new Failure(
      'The packages could not be fetched: check the connection to the npm registry (npm ping), then run the command again.',
    )
  }
  if (/ERR_PNPM_OUTDATED_LOCKFILE/.test(output)) {
    return new Failure('pnpm-lock.yaml does not fit package.json: run npx pnpm@12 install and commit the lockfile.')
  }
  const last = output.trim().split('\n').at(-1) ?? ''
  return new Failure(`Installing the packages failed (${last})${logFile ? `: the whole story is in ${logFile}` : ''}.`)
}
