import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from './context.ts'
import { serveHealth } from './health/serve-health.ts'
import { countMessages } from './housekeeping/count-messages.ts'
import { keepHouse } from './housekeeping/keep-house.ts'
import { workJobs } from './jobs/work-jobs.ts'

/** Whatever still hangs after this is left behind: a statement that is cut off is rolled back. */
const STOP_WITHIN_MS = 9_000

/** Runs until told to stop, then finishes the portion it is at. */
export async function run(context: Context, stopped: AbortSignal): Promise<void> {
  const { log, database } = context
  const health = await serveHealth(context, stopped)
  const working = Promise.all([
    keepHouse(context, stopped),
    countMessages(context, stopped),
    workJobs(context, stopped),
  ])
  log.info('ready')
  await new Promise<void>((resolve) => {
    if (stopped.aborted) resolve()
    else stopped.addEventListener('abort', () => resolve(), { once: true })
  })
  log.info('stopping')
  await Promise.race([working.then(() => database.close()), wait(STOP_WITHIN_MS)])
  health?.close()
  log.info('stopped')
}
