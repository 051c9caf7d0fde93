import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Failure, recogniseFailure } from '../console/failure.mjs'
import { ProgramFailure, runProgram } from '../processes/run-program.mjs'
import { installedProgram, root } from '../root.mjs'
import { hashOf, stamp } from '../stamps/stamps.mjs'

const output = path.join(root, 'apps/web/.next')

/**
 * Builds the web app for production, unless that was done for this very source.
 *
 * @param {{ logFile?: string, shutdown?: import('../processes/shutdown.mjs').Shutdown }} [options]
 * @returns {Promise<{ skipped?: string, value: undefined }>}
 * @throws {Failure}
 */
export async function buildWeb({ logFile, shutdown } = {}) {
  const hash = hashOfSource()
  const built = stamp('parley-source', output)
  if (built.isCurrent(hash) && existsSync(path.join(output, 'BUILD_ID')))
    return { skipped: 'up to date', value: undefined }
  built.clear()
  // What the type checker remembers of another source has failed the build of this one.
  rmSync(path.join(output, 'cache/.tsbuildinfo'), { force: true })
  try {
    await runProgram(installedProgram('next', 'apps/web'), ['build'], {
      cwd: path.join(root, 'apps/web'),
      environment: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      ...(logFile && { logFile }),
      ...(shutdown && { shutdown }),
    })
  } catch (error) {
    throw buildFailure(error, logFile)
  }
  built.set(hash)
  return { value: undefined }
}

/** Tests and texts about the code do not change what is built. */
function hashOfSource() {
  const packages = ['client', 'core', 'db', 'files', 'process', 'protocol', 'redis'].flatMap((name) => [
    `packages/${name}/src`,
    `packages/${name}/package.json`,
  ])
  return hashOf(
    ['apps/web', ...packages, 'pnpm-lock.yaml', 'tsconfig.base.json'],
    (file) => !/\.test\.tsx?$|\.md$|next-env\.d\.ts$|\.tsbuildinfo$/.test(file),
  )
}

/**
 * @param {unknown} error
 * @param {string | undefined} logFile
 */
function buildFailure(error, logFile) {
  const text = error instanceof ProgramFailure ? error.output : String(error)
  const known = recogniseFailure(new Error(text), output)
  if (known) return known
  if (/Another next build process is already running/i.test(text)) {
    return new Failure('Another build of the web app is running: wait for its end, then run the command again.')
  }
  if (/heap out of memory|SIGKILL/i.test(text)) {
    return new Failure('The build of the web app ran out of memory: it needs about 1 GB free.')
  }
  const end = text.trim().split('\n').slice(-12).join('\n')
  return new Failure(`The web app does not build${logFile ? ` (the whole story is in ${logFile})` : ''}:\n${end}`)
}
