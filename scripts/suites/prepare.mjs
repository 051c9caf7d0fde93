import { Failure, recogniseFailure } from '../console/failure.mjs'
import { step } from '../console/step.mjs'
import { generateClient } from '../database/generate-client.mjs'
import { install } from '../install/install.mjs'
import { createShutdown, stopOnSignals } from '../processes/shutdown.mjs'
import { root } from '../root.mjs'

/**
 * Runs a command of the project after what each needs: the packages and the generated database client. What goes
 * wrong on this machine is told in one sentence.
 *
 * @param {(shutdown: import('../processes/shutdown.mjs').Shutdown) => Promise<number>} command Returns the exit code.
 */
export async function runCommand(command) {
  const shutdown = createShutdown()
  stopOnSignals(shutdown)
  try {
    await step('Installing packages', () => install({ shutdown }))
    await step('Generating the database client', () => generateClient({ shutdown }))
    const code = await command(shutdown)
    await shutdown.stop()
    process.exit(code)
  } catch (error) {
    if (shutdown.isStopping) return
    const known = error instanceof Failure ? error : recogniseFailure(error, root)
    console.error(known?.message ?? error)
    await shutdown.stop()
    process.exit(1)
  }
}
