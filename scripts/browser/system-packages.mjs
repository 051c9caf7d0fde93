import { ProgramFailure, runProgram } from '../processes/run-program.mjs'
import { findProgram, tryProgram } from './find-program.mjs'

/**
 * Installs packages of Debian and its kin where this user may: as root, or with a sudo that asks for no password.
 * One that cannot be installed is left out; who needs it looks afterwards what is there.
 *
 * @param {string[]} packages
 * @param {{ shutdown?: import('../processes/shutdown.mjs').Shutdown }} options
 */
export async function installSystemPackages(packages, { shutdown }) {
  if (!(await findProgram('apt-get'))) return
  const isRoot = process.getuid?.() === 0
  if (!isRoot && (await tryProgram('sudo', ['-n', 'true'])) === null) return
  const prefix = isRoot ? [] : ['sudo', '-n']
  const options = { cwd: '/', ...(shutdown && { shutdown }) }
  /** @param {string[]} arguments_ */
  const apt = async (...arguments_) => {
    const [program = '', ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      '-y',
      ...arguments_,
    ]
    try {
      await runProgram(program, rest, options)
      return true
    } catch (error) {
      if (error instanceof ProgramFailure) return false
      throw error
    }
  }
  const install = () => apt('install', '--no-install-recommends', ...packages)
  if (await install()) return
  // The package lists of a fresh machine are empty or old.
  await apt('update')
  if (await install()) return
  for (const name of packages) await apt('install', '--no-install-recommends', name)
}
