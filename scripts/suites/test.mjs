import { ensureBrowser } from '../browser/ensure-browser.mjs'
import { step } from '../console/step.mjs'
import { ProgramFailure, runProgram } from '../processes/run-program.mjs'
import { root } from '../root.mjs'
import { ensureServers } from '../servers/ensure-servers.mjs'
import { buildWeb } from '../web-build/build-web.mjs'
import { add } from './counts.mjs'
import { runCommand } from './prepare.mjs'
import { runPlaywright, runVitest } from './run-suites.mjs'
import { runShortTorture } from './torture.mjs'

/** `npm test`: every gate there is, also after one that fails. The laptop and CI run the same. */
export function test() {
  return runCommand(async (shutdown) => {
    forgetInstallation()
    await step('Finding a browser', () => ensureBrowser({ shutdown }))
    await step('Finding Redis and nginx', () => ensureServers({ shutdown }))
    // The torture waits more than it computes, and what runs beside it cannot fail by being slow.
    const [torture, { counts, isBuilt }] = await Promise.all([runShortTorture(shutdown), checkAndBuild(shutdown)])
    title('Torture, a short one, which ran beside these')
    console.log(torture.output.trimEnd())
    counts.push(torture.count)

    const { default: startTestDatabase } = await import('../test-database/setup.mjs')
    const stopTestDatabase = await startTestDatabase()
    shutdown.add({ stop: stopTestDatabase })
    const { default: bundleServers } = await import('../server-bundles/bundle-servers.mjs')
    const removeBundles = await bundleServers()
    shutdown.add({ stop: async () => removeBundles() })
    title('Integration tests')
    counts.push(await runVitest('integration', shutdown))

    if (isBuilt) {
      title('Scripts of the chat page')
      const { runGates } = await import('../gates/gates.mjs')
      counts.push(await runGates([{ name: 'Within budget', check: checkBudget }]))
      title('Browser tests')
      counts.push(await runPlaywright(shutdown))
    } else {
      console.log('\nWithout a build there are no browser tests.')
    }
    const { passed, failed } = add(counts)
    await shutdown.stop()
    if (failed.length > 0) console.log(`\nFailed:\n${failed.map((name) => `  ${name}`).join('\n')}`)
    console.log(`\n${passed} passed, ${failed.length} failed`)
    return failed.length === 0 ? 0 : 1
  })
}

/**
 * What computes and starts no server.
 *
 * @param {import('../processes/shutdown.mjs').Shutdown} shutdown
 */
async function checkAndBuild(shutdown) {
  // Loaded once the packages are there.
  const { fastGates, runGates } = await import('../gates/gates.mjs')
  const gates = await runGates(fastGates)

  title('Unit tests')
  const unit = await runVitest('unit', shutdown)

  title('The production build')
  const build = {
    name: 'Production build',
    check: async () => {
      await buildWeb({ shutdown })
      return []
    },
  }
  const built = await runGates([build])
  return { counts: [gates, unit, built], isBuilt: built.failed.length === 0 }
}

/** The suites start servers of their own: the settings of an installation on this machine must not reach them. */
function forgetInstallation() {
  for (const name of Object.keys(process.env)) {
    if (/^PARLEY_(?!CHROMIUM|TEST_)|^(DATABASE_URL|REDIS_URL|PORT|REALTIME_PORT|HOST)$/.test(name))
      delete process.env[name]
  }
}

async function checkBudget() {
  const arguments_ = ['--import', 'tsx', 'scripts/budget/measure-chat-page.ts']
  try {
    await runProgram(process.execPath, arguments_, { cwd: root, show: true })
    return []
  } catch (error) {
    if (error instanceof ProgramFailure) return ['The measurement above says why.']
    throw error
  }
}

/** @param {string} text */
const title = (text) => console.log(`\n── ${text}\n`)
