import { setTimeout as wait } from 'node:timers/promises'
import { beginRetention, readRetentionDays, removeEndedSessions, removeOldJobs, removeUnusedFiles } from '@parley/core'
import { describeError } from '@parley/process/life'
import { counter, counters } from '@parley/process/metrics'
import type { Context } from '../context.ts'

const EVERY_MS = 10 * 60 * 1000
/** After a round that failed, most often because the database is away. */
const AGAIN_AFTER_MS = 15_000

const rounds = counters('parley_housekeeping_total', 'Rounds of housekeeping.', 'result', ['done', 'failed'])
const removed = counter('parley_housekeeping_sessions_removed_total', 'Device sessions that ended long ago, removed.')
const removedFiles = counter(
  'parley_housekeeping_files_removed_total',
  'Pictures that nobody can see any more, removed.',
)

/** Removes what nobody needs any more, at once and then every ten minutes, until stopped. Resolves when it has ended. */
export async function keepHouse({ database, environment, files, log }: Context, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    let pause = EVERY_MS
    try {
      const sessions = await removeEndedSessions({ database }, () => stopped.aborted)
      const pictures = await removeUnusedFiles({ database }, files, () => stopped.aborted)
      const jobs = await removeOldJobs({ database }, files, () => stopped.aborted)
      await beginRetention({ database }, await readRetentionDays({ database }, environment.retentionDays))
      rounds.done.add()
      removed.add(sessions)
      removedFiles.add(pictures)
      log.info({ sessions, pictures, jobs }, 'housekeeping')
    } catch (error) {
      rounds.failed.add()
      log.warn({ err: describeError(error) }, 'housekeeping failed')
      pause = AGAIN_AFTER_MS
    }
    // Rejects when stopped, which ends the pause.
    await wait(pause, undefined, { signal: stopped }).catch(() => {})
  }
}
