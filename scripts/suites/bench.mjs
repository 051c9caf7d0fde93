import { ensureBrowser } from '../browser/ensure-browser.mjs'
import { step } from '../console/step.mjs'
import { buildWeb } from '../web-build/build-web.mjs'
import { runCommand } from './prepare.mjs'
import { show } from './run-suites.mjs'

/**
 * `npm run bench`: Parley against others, measured side by side.
 *
 * @param {string[]} arguments_
 */
export function bench(arguments_) {
  return runCommand(async (shutdown) => {
    if (arguments_.some((name) => name === 'web' || name === 'all')) {
      await step('Finding a browser', () => ensureBrowser({ shutdown, isWhole: true }))
      await step('Building the web app', () => buildWeb({ shutdown }))
    }
    return show(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...arguments_], process.env, shutdown)
  })
}
