import type { Job } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { JOB_COLUMNS, type JobInput, type JobRow, toJob } from './job-row.ts'

export interface NewJob {
  readonly id: string
  readonly kind: Job['kind']
  /** Null where it begins by itself. */
  readonly byId: string | null
  readonly input: JobInput
  /** When what it writes into the file store goes at the latest; null where it writes nothing. */
  readonly expiresAt: Date | null
}

/** Writes down what is to be done and wakes a worker for it, both in the transaction of `ask`. */
export async function insertJob(ask: Ask, { id, kind, byId, input, expiresAt }: NewJob): Promise<void> {
  await ask(
    'insert_job',
    `INSERT INTO job (id, kind, by_id, input, expires_at) VALUES ($1::uuid, $2::job_kind, $3::uuid, $4::jsonb, $5)`,
    [id, kind, byId, JSON.stringify(input), expiresAt],
  )
  await queueJob(ask, id)
}

/** Wakes a worker for a job. Waking twice is waking once. */
export async function queueJob(ask: Ask, jobId: string): Promise<void> {
  await ask('queue_job', 'SELECT parley_queue_job($1::uuid)', [jobId])
}

export interface JobsAsked {
  readonly kind?: Job['kind'] | undefined
  readonly state?: Job['state'] | undefined
  /** Only jobs before this one. */
  readonly after: string | null
  readonly limit: number
}

/** Jobs, the newest first: their ids grow with time. */
export async function findJobs(ask: Ask, { kind, state, after, limit }: JobsAsked): Promise<Job[]> {
  const rows = await ask<JobRow>(
    'jobs',
    `SELECT ${JOB_COLUMNS} FROM job
     WHERE ($1::job_kind IS NULL OR job.kind = $1) AND ($2::job_state IS NULL OR job.state = $2)
       AND ($3::uuid IS NULL OR job.id < $3)
     ORDER BY job.id DESC LIMIT $4`,
    [kind ?? null, state ?? null, after, limit],
  )
  return rows.map(toJob)
}

export async function loadJob(ask: Ask, jobId: string): Promise<Job | null> {
  const [row] = await ask<JobRow>('job', `SELECT ${JOB_COLUMNS} FROM job WHERE job.id = $1::uuid`, [jobId])
  return row ? toJob(row) : null
}

/** How many wait or run; of a kind, where one is named. */
export async function countOpenJobs(ask: Ask, kind: Job['kind'] | null): Promise<number> {
  const [row] = await ask<{ count: number }>(
    'open_jobs',
    `SELECT count(*)::int AS count FROM job
     WHERE state IN ('waiting', 'running') AND ($1::job_kind IS NULL OR kind = $1)`,
    [kind],
  )
  return row?.count ?? 0
}

/** Ends a job that waits or runs: its run commits nothing more. Returns whether it was open. */
export async function cancelJobRow(ask: Ask, jobId: string): Promise<boolean> {
  const rows = await ask(
    'cancel_job',
    `UPDATE job SET state = 'cancelled', ended_at = now(), runner_id = NULL,
       expires_at = CASE WHEN expires_at IS NOT NULL THEN now() END
     WHERE id = $1::uuid AND state IN ('waiting', 'running') RETURNING id`,
    [jobId],
  )
  return rows.length > 0
}

/** Gives an export that can be downloaded a code that opens it once. Returns false where it cannot. */
export async function writeExportCode(
  ask: Ask,
  jobId: string,
  { codeHash, expiresAt }: { codeHash: Uint8Array; expiresAt: Date },
): Promise<boolean> {
  const rows = await ask(
    'write_export_code',
    `UPDATE job SET code_hash = $2, code_expires_at = $3
     WHERE id = $1::uuid AND kind = 'export' AND state = 'done' AND expires_at > now() RETURNING id`,
    [jobId, codeHash, expiresAt],
  )
  return rows.length > 0
}

/** The export that a code opens, which is used up by this; null where it opens none. */
export async function takeExportCode(ask: Ask, codeHash: Uint8Array): Promise<Job | null> {
  const [row] = await ask<JobRow>(
    'take_export_code',
    `UPDATE job SET code_hash = NULL, code_expires_at = NULL
     WHERE code_hash = $1 AND code_expires_at > now() AND state = 'done' AND expires_at > now() RETURNING ${JOB_COLUMNS}`,
    [codeHash],
  )
  return row ? toJob(row) : null
}
