import { runCommand } from './prepare.mjs'
import { show } from './run-suites.mjs'

/**
 * `npm run torture`: faults on real processes, and a checker that tells what they cost. Its own arguments: `-- --help`.
 *
 * @param {string[]} arguments_
 */
export function torture(arguments_) {
  return runCommand((shutdown) =>
    show(process.execPath, ['--import', 'tsx', 'torture/main.ts', ...arguments_], process.env, shutdown),
  )
}
