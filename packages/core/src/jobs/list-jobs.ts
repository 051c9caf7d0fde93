import { findJobs } from '@parley/db'
import { ADMIN_PAGE_ROWS, type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import { requireActor } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isUuid } from '../text/uuid.ts'
import { requireJob } from './begin-job.ts'

/** What the workers do and did, the newest first. @throws Refusal NOT_AN_ADMIN, BAD_REQUEST */
export async function listJobs(
  core: CoreContext,
  principal: Principal,
  { kind, state, after, limit = ADMIN_PAGE_ROWS }: ParsedInput<'jobs.list'>,
): Promise<CommandOutput<'jobs.list'>> {
  await requireActor(core.database.ask, principal)
  if (after !== undefined && !isUuid(after)) throw new Refusal('BAD_REQUEST', { field: 'after' })
  const jobs = await findJobs(core.database.ask, { kind, state, after: after ?? null, limit })
  return { jobs, next: jobs.length === limit ? (jobs.at(-1)?.id ?? null) : null }
}

/** @throws Refusal NOT_AN_ADMIN, JOB_NOT_FOUND */
export async function readJob(
  core: CoreContext,
  principal: Principal,
  { jobId }: ParsedInput<'jobs.read'>,
): Promise<CommandOutput<'jobs.read'>> {
  await requireActor(core.database.ask, principal)
  return { job: await requireJob(core.database.ask, jobId) }
}
