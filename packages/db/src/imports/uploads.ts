import type { ImportProblem } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import type { JobInput } from '../jobs/job-row.ts'
import { queueJob } from '../jobs/jobs.ts'

/** For so long nothing may come of an upload until it is taken to be dead. */
const STALLED = `interval '1 hour'`

/** Writes down that a file is on its way; no worker looks at it yet. */
export async function insertUpload(
  ask: Ask,
  { id, byId, input }: { id: string; byId: string; input: JobInput },
): Promise<void> {
  await ask(
    'insert_upload',
    `INSERT INTO job (id, kind, state, by_id, input, expires_at)
     VALUES ($1::uuid, 'import', 'uploading', $2::uuid, $3::jsonb, now() + ${STALLED})`,
    [id, byId, JSON.stringify(input)],
  )
}

/** Writes down a piece of it. Returns false where the upload was given up. */
export async function addUploadPart(
  ask: Ask,
  jobId: string,
  { number, variant, bytes }: { number: number; variant: string; bytes: number },
): Promise<boolean> {
  const rows = await ask(
    'add_upload_part',
    `WITH held AS (UPDATE job SET done = done + $4::bigint, expires_at = now() + ${STALLED}
       WHERE id = $1::uuid AND state = 'uploading' RETURNING id)
     INSERT INTO job_part (job_id, number, variant, bytes) SELECT held.id, $2, $3, $4::int FROM held RETURNING number`,
    [jobId, number, variant, bytes],
  )
  return rows.length > 0
}

/** The file is whole: a worker reads it. Returns false where the upload was given up. */
export async function finishUploadRow(
  ask: Ask,
  jobId: string,
  { expiresAt, bytes }: { expiresAt: Date; bytes: number },
): Promise<boolean> {
  const rows = await ask(
    'finish_upload',
    `UPDATE job SET state = 'waiting', done = 0, expires_at = $2, input = jsonb_set(input, '{import,bytes}', to_jsonb($3::bigint))
     WHERE id = $1::uuid AND state = 'uploading' RETURNING id`,
    [jobId, expiresAt, bytes],
  )
  if (rows.length > 0) await queueJob(ask, jobId)
  return rows.length > 0
}

/** Forgets an upload that broke off; its bytes must be gone before. */
export async function deleteUpload(ask: Ask, jobId: string): Promise<void> {
  await ask('delete_upload', `DELETE FROM job WHERE id = $1::uuid AND state IN ('uploading', 'cancelled')`, [jobId])
}

/** Lets the workers import what they have checked. Returns false where it is not there to be imported. */
export async function beginImporting(ask: Ask, jobId: string): Promise<boolean> {
  const rows = await ask(
    'begin_importing',
    `UPDATE job SET state = 'waiting', cursor = NULL, done = 0, tries = 0, ended_at = NULL, started_at = NULL, beat_at = NULL,
       input = jsonb_set(input, '{import,stage}', '"import"')
     WHERE id = $1::uuid AND kind = 'import' AND state = 'done' AND input->'import'->>'stage' = 'check' AND expires_at > now()
     RETURNING id`,
    [jobId],
  )
  if (rows.length > 0) await queueJob(ask, jobId)
  return rows.length > 0
}

/** Puts a checked import away: nobody wants it. Returns whether it was there. */
export async function discardChecked(ask: Ask, jobId: string): Promise<boolean> {
  const rows = await ask(
    'discard_checked',
    `UPDATE job SET state = 'cancelled', ended_at = now(), expires_at = now()
     WHERE id = $1::uuid AND kind = 'import' AND (state = 'uploading' OR
       (state = 'done' AND input->'import'->>'stage' = 'check')) RETURNING id`,
    [jobId],
  )
  return rows.length > 0
}

/** Adds to what was wrong in the file, up to a number of them. */
export async function addProblems(
  ask: Ask,
  jobId: string,
  problems: readonly ImportProblem[],
  most: number,
): Promise<void> {
  if (problems.length === 0) return
  await ask(
    'add_problems',
    `UPDATE job SET problems = CASE WHEN jsonb_array_length(problems) >= $3 THEN problems ELSE problems || $2::jsonb END
     WHERE id = $1::uuid`,
    [jobId, JSON.stringify(problems.slice(0, most)), most],
  )
}

export async function loadProblems(ask: Ask, jobId: string, most: number): Promise<ImportProblem[]> {
  const [row] = await ask<{ problems: ImportProblem[] }>(
    'job_problems',
    'SELECT problems FROM job WHERE id = $1::uuid',
    [jobId],
  )
  return (row?.problems ?? []).slice(0, most)
}
