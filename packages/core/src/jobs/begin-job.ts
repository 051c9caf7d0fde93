import { countOpenJobs, insertJob, loadJob, type NewJob } from '@parley/db'
import { type Job, MOST_OPEN_JOBS, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'

type Ask = CoreContext['database']['ask']

/**
 * Writes down a job for the workers, in the transaction of `ask`, under the workspace's lock.
 * @throws Refusal TOO_MANY_JOBS
 */
export async function beginJob(ask: Ask, job: Omit<NewJob, 'id'>): Promise<Job> {
  if ((await countOpenJobs(ask, null)) >= MOST_OPEN_JOBS) throw new Refusal('TOO_MANY_JOBS', { limit: MOST_OPEN_JOBS })
  const id = uuidv7()
  await insertJob(ask, { ...job, id })
  return requireJob(ask, id)
}

/** @throws Refusal JOB_NOT_FOUND */
export async function requireJob(ask: Ask, jobId: string): Promise<Job> {
  const job = await loadJob(ask, jobId)
  if (job === null) throw new Refusal('JOB_NOT_FOUND')
  return job
}

/** What a job is about, as the audit log names it. */
export function targetOf({ room }: Pick<Job, 'room'>) {
  return room === null
    ? ({ kind: 'workspace', id: null, name: '' } as const)
    : ({ kind: 'room', id: room.id, name: room.name } as const)
}
