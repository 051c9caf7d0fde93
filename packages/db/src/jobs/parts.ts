import type { Ask } from '../connection/ask.ts'
import type { Database } from '../open-database.ts'

/** A piece of what a job wrote into the file store, under the job's id. */
export interface JobPart {
  readonly number: number
  readonly variant: string
  readonly bytes: number
}

export async function insertJobPart(ask: Ask, jobId: string, { number, variant, bytes }: JobPart): Promise<void> {
  await ask('insert_job_part', 'INSERT INTO job_part (job_id, number, variant, bytes) VALUES ($1::uuid, $2, $3, $4)', [
    jobId,
    number,
    variant,
    bytes,
  ])
}

/** All pieces, in order. */
export function findJobParts({ ask }: Pick<Database, 'ask'>, jobId: string): Promise<JobPart[]> {
  return ask('job_parts', 'SELECT number, variant, bytes FROM job_part WHERE job_id = $1::uuid ORDER BY number', [
    jobId,
  ])
}

/** Jobs that ended and whose bytes are kept no longer. */
export async function findExpiredJobs({ ask }: Pick<Database, 'ask'>, most: number): Promise<string[]> {
  // The run of one that was cancelled may write its last piece still.
  const rows = await ask<{ id: string }>(
    'expired_jobs',
    `SELECT id::text FROM job WHERE expires_at < now() AND state NOT IN ('waiting', 'running')
       AND (state = 'done' OR beat_at IS NULL OR beat_at < now() - interval '1 minute') LIMIT $1`,
    [most],
  )
  return rows.map(({ id }) => id)
}

/** Forgets the pieces of a job; their bytes must be gone before. */
export async function forgetJobParts({ transact }: Pick<Database, 'transact'>, jobId: string): Promise<void> {
  await transact(async (ask) => {
    await ask('delete_job_parts', 'DELETE FROM job_part WHERE job_id = $1::uuid', [jobId])
    await ask('forget_job_bytes', 'UPDATE job SET expires_at = NULL WHERE id = $1::uuid', [jobId])
  })
}

/** Removes jobs that ended before this moment, and uploads that never did, where nothing is left of them. Returns how many. */
export async function deleteOldJobs({ ask }: Pick<Database, 'ask'>, before: Date): Promise<number> {
  const rows = await ask(
    'delete_old_jobs',
    `DELETE FROM job WHERE (ended_at < $1 OR state = 'uploading') AND expires_at IS NULL RETURNING id`,
    [before],
  )
  return rows.length
}
