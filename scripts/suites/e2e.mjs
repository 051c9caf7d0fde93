import { ensureBrowser } from '../browser/ensure-browser.mjs'
import { step } from '../console/step.mjs'
import { installedProgram } from '../root.mjs'
import { ensureServers } from '../servers/ensure-servers.mjs'
import { buildWeb } from '../web-build/build-web.mjs'
import { runCommand } from './prepare.mjs'
import { show } from './run-suites.mjs'

/**
 * `npm run e2e`: QA's suite on the production build, with Playwright's own arguments (`-- --ui`, `-- rooms`).
 *
 * @param {string[]} arguments_
 */
export function e2e(arguments_) {
  return runCommand(async (shutdown) => {
    const isWhole = arguments_.some((word) => /^--(headed|ui|debug)\b/.test(word))
    await step('Finding a browser', () => ensureBrowser({ shutdown, isWhole }))
    await step('Finding Redis and nginx', () => ensureServers({ shutdown }))
    await step('Building the web app', () => buildWeb({ shutdown }))
    return show(installedProgram('playwright'), ['test', ...arguments_], process.env, shutdown)
  })
}
