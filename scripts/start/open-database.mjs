import path from 'node:path'
import { Failure, recogniseFailure } from '../console/failure.mjs'
import { say } from '../console/step.mjs'
import { openGivenDatabase } from '../database/given-database.mjs'
import { startPostgres } from '../postgres/start-postgres.mjs'

/**
 * The database that `DATABASE_URL` names, else the embedded one of this data folder, which is started and, should it
 * die, started again.
 *
 * @param {string} dataFolder
 * @param {import('../processes/shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<{ skipped?: string, value: import('../database/apps-role.mjs').DatabaseAccess }>}
 * @throws {Failure}
 */
export async function openDatabase(dataFolder, shutdown) {
  const given = await openGivenDatabase()
  if (given) return { skipped: 'using DATABASE_URL', value: given }
  const starting = startPostgres({ dataFolder, log: say })
  // Asked to stop while it starts: it must not be left behind.
  let postgres = /** @type {import('../postgres/start-postgres.mjs').RunningPostgres | undefined} */ (undefined)
  shutdown.add({
    async stop() {
      postgres ??= await starting.catch(() => undefined)
      await postgres?.stop()
    },
    force() {
      // Without cleaning up; the next start recovers what was committed.
      if (postgres) process.kill(postgres.pid, 'SIGQUIT')
    },
  })
  try {
    postgres = await starting
  } catch (error) {
    throw recogniseFailure(error, dataFolder) ?? databaseFailure(error, dataFolder)
  }
  keepRunning(postgres, (next) => {
    postgres = next
  })
  return { value: { ownerUrl: postgres.url, url: postgres.appsUrl } }

  /**
   * @param {import('../postgres/start-postgres.mjs').RunningPostgres} running
   * @param {(next: import('../postgres/start-postgres.mjs').RunningPostgres) => void} replace
   */
  function keepRunning(running, replace) {
    running.onExit(async () => {
      for (let delayMs = 500; !shutdown.isStopping; delayMs = Math.min(delayMs * 2, 30_000)) {
        say('The database ended unexpectedly; it starts again.')
        try {
          const next = await startPostgres({ dataFolder, port: running.port, log: say })
          replace(next)
          if (shutdown.isStopping) await next.stop()
          else keepRunning(next, replace)
          return
        } catch (error) {
          say(error instanceof Error ? error.message : String(error))
          await new Promise((resolve) => setTimeout(resolve, delayMs))
        }
      }
    })
  }
}

/**
 * @param {unknown} error
 * @param {string} dataFolder
 */
function databaseFailure(error, dataFolder) {
  const cause = error instanceof Error && typeof error.cause === 'string' ? error.cause : ''
  const message = error instanceof Error ? error.message : String(error)
  if (/database files are incompatible with server/.test(cause)) {
    return new Failure(
      `The database in ${dataFolder} was made by another major version of PostgreSQL: see "Upgrading" in docs/self-hosting.md.`,
    )
  }
  const reason = cause.match(/(?:FATAL|PANIC|initdb: error): +.*/)?.[0] ?? ''
  return new Failure(`${message} ${reason}\nThe whole story is in ${path.join(dataFolder, 'logs/postgres.log')}.`)
}
