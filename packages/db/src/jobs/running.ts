import type { Job } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import type { Database } from '../open-database.ts'
import type { JobInput } from './job-row.ts'
import { queueJob } from './jobs.ts'

/** A run that gave no sign for so long is taken to be dead. It may be slow instead: then it commits nothing more. */
const SILENT = `interval '8 seconds'`

/** How far a job is, as a portion leaves it. */
export interface JobProgress {
  /** Where the next portion begins. */
  readonly cursor: unknown
  readonly done: number
  readonly total: number | null
  readonly counts: Job['counts']
}

/** A job in the hands of a run. */
export interface ClaimedJob extends JobProgress {
  readonly id: string
  readonly kind: Job['kind']
  readonly byId: string | null
  readonly input: JobInput
  /** Runs that began since a portion was committed, this one included. */
  readonly tries: number
}

/** Which run holds which job. */
export interface Claim {
  readonly jobId: string
  readonly runnerId: string
}

/** Takes up a job that nobody works at; null where there is none to be taken up. */
export async function claimJob({ ask }: Pick<Database, 'ask'>, claim: Claim): Promise<ClaimedJob | null> {
  const [row] = await ask<{
    kind: Job['kind']
    by_id: string | null
    input: JobInput
    cursor: unknown
    done: string
    total: string | null
    counts: Job['counts']
    tries: number
  }>(
    'claim_job',
    `UPDATE job SET state = 'running', runner_id = $2::uuid, beat_at = clock_timestamp(), tries = tries + 1,
       started_at = coalesce(started_at, now())
     WHERE id = $1::uuid AND state IN ('waiting', 'running')
       AND (runner_id IS NULL OR beat_at < clock_timestamp() - ${SILENT})
     RETURNING kind::text, by_id::text, input, cursor, done, total, counts, tries`,
    [claim.jobId, claim.runnerId],
  )
  if (!row) return null
  const { by_id, done, total, ...rest } = row
  return { id: claim.jobId, byId: by_id, done: Number(done), total: total === null ? null : Number(total), ...rest }
}

/** Gives a sign of life. Returns false where the job is not this run's any more. */
export async function beatJob({ ask }: Pick<Database, 'ask'>, { jobId, runnerId }: Claim): Promise<boolean> {
  const rows = await ask(
    'beat_job',
    `UPDATE job SET beat_at = clock_timestamp()
     WHERE id = $1::uuid AND runner_id = $2::uuid AND state = 'running' RETURNING id`,
    [jobId, runnerId],
  )
  return rows.length > 0
}

/**
 * Commits a portion: what `act` does and how far the job is then, both or neither. Returns false, and does nothing, where the
 * job was cancelled or another run has it.
 */
export function commitPortion(
  database: Pick<Database, 'transact'>,
  { jobId, runnerId }: Claim,
  act: (ask: Ask) => Promise<JobProgress>,
): Promise<boolean> {
  return database.transact(async (ask) => {
    const held = await ask(
      'hold_job',
      `SELECT FROM job WHERE id = $1::uuid AND runner_id = $2::uuid AND state = 'running' FOR NO KEY UPDATE`,
      [jobId, runnerId],
    )
    if (held.length === 0) return false
    const { cursor, done, total, counts } = await act(ask)
    await ask(
      'advance_job',
      `UPDATE job SET cursor = $2::jsonb, done = $3, total = $4, counts = $5::jsonb, beat_at = clock_timestamp(), tries = 0
       WHERE id = $1::uuid`,
      [jobId, JSON.stringify(cursor), done, total, JSON.stringify(counts)],
    )
    return true
  })
}

/** How a run leaves its job. `expiresAt`: until when what it wrote into the file store is kept. */
export type JobEnd =
  | { readonly state: 'done'; readonly expiresAt: Date | null }
  | { readonly state: 'failed'; readonly error: string }

/** Ends a job. What a failed one wrote into the file store goes. Returns false where it is not this run's any more. */
export async function endJob(
  { ask }: Pick<Database, 'ask'>,
  { jobId, runnerId }: Claim,
  end: JobEnd,
): Promise<boolean> {
  const rows = await ask(
    'end_job',
    `UPDATE job SET state = $3::job_state, ended_at = now(), runner_id = NULL, error = $4,
       done = CASE WHEN $3::job_state = 'done' THEN coalesce(total, done) ELSE done END,
       expires_at = CASE WHEN expires_at IS NOT NULL THEN coalesce($5::timestamptz, now()) END
     WHERE id = $1::uuid AND runner_id = $2::uuid AND state = 'running' RETURNING id`,
    [
      jobId,
      runnerId,
      end.state,
      end.state === 'failed' ? end.error : null,
      end.state === 'done' ? end.expiresAt : null,
    ],
  )
  return rows.length > 0
}

/** Gives a job back, for another run to go on with it: at once, or in some seconds where this one was unlucky. */
export async function releaseJob(
  { ask }: Pick<Database, 'ask'>,
  { jobId, runnerId }: Claim,
  { isAtOnce }: { isAtOnce: boolean },
): Promise<void> {
  const released = await ask(
    'release_job',
    `UPDATE job SET runner_id = NULL, beat_at = clock_timestamp() WHERE id = $1::uuid AND runner_id = $2::uuid RETURNING id`,
    [jobId, runnerId],
  )
  if (isAtOnce && released.length > 0) await queueJob(ask, jobId)
}

/**
 * Wakes a worker for each job that nobody works at for some seconds: its worker was killed, or there was none when it was
 * written. Several processes may do it at once. Returns how many there were.
 */
export async function queueSilentJobs({ ask }: Pick<Database, 'ask'>): Promise<number> {
  const rows = await ask(
    'queue_silent_jobs',
    `SELECT parley_queue_job(job.id) FROM job
     WHERE job.state IN ('waiting', 'running') AND coalesce(job.beat_at, job.created_at) < clock_timestamp() - ${SILENT}`,
    [],
  )
  return rows.length
}
