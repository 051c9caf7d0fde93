import { say } from '../console/step.mjs'

/**
 * What must be stopped before this process may end, last started first.
 *
 * @typedef {{ stop: () => Promise<void>, force?: () => void }} Stoppable `force`: at once, without waiting.
 * @typedef {ReturnType<typeof createShutdown>} Shutdown
 */

export function createShutdown() {
  /** @type {Stoppable[]} */
  const stoppables = []
  /** @type {Promise<void> | undefined} */
  let stopping

  async function stopAll() {
    for (let next = stoppables.pop(); next; next = stoppables.pop()) {
      const current = next
      await current.stop().catch((error) => say(error instanceof Error ? error.message : String(error)))
    }
  }

  return {
    /**
     * @param {Stoppable} stoppable
     * @returns {() => void} Forgets it: it ended by itself.
     */
    add(stoppable) {
      stoppables.push(stoppable)
      return () => {
        const index = stoppables.indexOf(stoppable)
        if (index >= 0) stoppables.splice(index, 1)
      }
    },
    get isStopping() {
      return stopping !== undefined
    },
    stop() {
      stopping ??= stopAll()
      return stopping
    },
    force() {
      for (const stoppable of stoppables.reverse()) stoppable.force?.()
    },
  }
}

/**
 * Stops everything in order at Ctrl-C, `kill` and a closed terminal, then exits with 0. A second Ctrl-C does not wait.
 *
 * @param {Shutdown} shutdown
 */
export function stopOnSignals(shutdown) {
  // A closed terminal fails every later print; that must not keep the database from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (shutdown.isStopping) {
        if (signal !== 'SIGINT') return
        shutdown.force()
        process.exit(1)
      }
      say('Stopping …')
      shutdown.stop().then(() => process.exit(0))
    })
  }
}
