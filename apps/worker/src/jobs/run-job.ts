import { randomUUID } from 'node:crypto'
import { beatJob, claimJob, dropUnopenedRooms, endJob, releaseJob } from '@parley/db'
import { describeError } from '@parley/process/life'
import { counters } from '@parley/process/metrics'
import type { Context } from '../context.ts'
import { performExport } from '../exports/perform-export.ts'
import { performImport } from '../imports/perform-import.ts'
import { performRetention } from '../retention/perform-retention.ts'
import { JobFailure, type Perform } from './portion.ts'

/** A run that commits nothing for eight seconds without a sign of life is taken to be dead. */
const BEAT_EVERY_MS = 2_000
/** Runs that end one after the other without a portion: whatever is wrong stays so. */
const MOST_TRIES = 5
const DAY_MS = 24 * 60 * 60 * 1000

const KINDS: Readonly<Record<string, Perform>> = {
  export: performExport,
  import: performImport,
  retention: performRetention,
}

const runs = counters('parley_job_runs_total', 'Runs of jobs, by how they ended.', 'result', [
  'done',
  'stopped',
  'failed',
])

/**
 * Takes up a job, where nobody works at it, and does it until it is done or the worker ends. Whatever happens to this
 * process, each portion is committed once: the row of the job says which run holds it and where the next portion begins.
 */
export async function runJob(context: Context, jobId: string, stopped: AbortSignal): Promise<void> {
  const { database, log } = context
  const claim = { jobId, runnerId: randomUUID() }
  const job = await claimJob(database, claim)
  if (job === null) return
  const lost = new AbortController()
  const beat = setInterval(() => {
    // Where the database is away there is nothing to be committed either.
    beatJob(database, claim).then(
      (isOurs) => isOurs || lost.abort(),
      () => {},
    )
  }, BEAT_EVERY_MS)
  try {
    const perform = KINDS[job.kind]
    if (perform === undefined || job.tries > MOST_TRIES) throw new JobFailure('INTERNAL')
    const end = await perform({ context, claim, job, isStopped: () => stopped.aborted || lost.signal.aborted })
    if (end.isDone) {
      const expiresAt = end.keptDays === undefined ? null : new Date(Date.now() + end.keptDays * DAY_MS)
      await endJob(database, claim, { state: 'done', expiresAt })
      runs.done.add()
    } else {
      runs.stopped.add()
    }
  } catch (error) {
    runs.failed.add()
    log.warn({ err: describeError(error), job: job.kind, tries: job.tries }, 'a job was interrupted')
    if (error instanceof JobFailure) {
      // Before it ends: whoever is killed in between leaves another run to do it.
      if (job.kind === 'import') await dropUnopenedRooms(database.ask, jobId)
      await endJob(database, claim, { state: 'failed', error: error.code })
    }
  } finally {
    clearInterval(beat)
    // Of one that ended, or that another run has, nothing is left to be given back.
    await releaseJob(database, claim, { isAtOnce: stopped.aborted }).catch(() => {})
  }
}
