import { runCommand } from './prepare.mjs'
import { show } from './run-suites.mjs'

/**
 * `npm run bench`: Parley against others, measured side by side.
 *
 * @param {string[]} arguments_
 */
export function bench(arguments_) {
  return runCommand((shutdown) =>
    show(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...arguments_], process.env, shutdown),
  )
}
