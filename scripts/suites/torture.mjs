import { step } from '../console/step.mjs'
import { ensureServers } from '../servers/ensure-servers.mjs'
import { add } from './counts.mjs'
import { runCommand } from './prepare.mjs'
import { runTorture, show } from './run-suites.mjs'

/** Small enough for a slow machine; times are judged generously there, counts as ever. */
const SHORT = [
  ...['--fault', 'kill-instance,redis-kill-5,postgres-restart-immediate', '--slack', '10'],
  ...['--clients', '60', '--rooms', '6', '--members', '10', '--rate', '40'],
  ...['--instances', '2', '--processes', '1', '--duration', '18'],
]

/**
 * `npm run torture`: faults on real processes, and a checker that tells what they cost. Its own arguments: `-- --help`.
 *
 * @param {string[]} arguments_
 */
export function torture(arguments_) {
  return runCommand(async (shutdown) => {
    await step('Finding Redis and nginx', () => ensureServers({ shutdown }))
    return show(process.execPath, ['--import', 'tsx', 'torture/main.ts', ...arguments_], process.env, shutdown)
  })
}

/**
 * For `npm test`: three faults, then two broken builds, which the checker must notice. `npm run torture` has the rest.
 *
 * @param {import('../processes/shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<{ count: import('./counts.mjs').Count, output: string }>}
 */
export async function runShortTorture(shutdown) {
  const faults = await runTorture('torture', SHORT, shutdown)
  const builds = ['--self-check', '--builds', 'ack-before-commit,no-gap-fill']
  const selfCheck = await runTorture('torture-self-check', builds, shutdown)
  return { count: add([faults.count, selfCheck.count]), output: faults.output + selfCheck.output }
}
