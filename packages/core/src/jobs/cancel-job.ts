import { cancelJobRow, discardChecked, dropUnopenedRooms } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import { actOnWorkspace } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireJob, targetOf } from './begin-job.ts'

/** Ends a job where it is, and puts away an import that was checked; one that ended otherwise stays as it is. @throws Refusal NOT_AN_ADMIN, JOB_NOT_FOUND */
export function cancelJob(
  core: CoreContext,
  principal: Principal,
  { jobId }: ParsedInput<'jobs.cancel'>,
): Promise<CommandOutput<'jobs.cancel'>> {
  return actOnWorkspace(core, principal, async ({ ask, audit }) => {
    const job = await requireJob(ask, jobId)
    if (!(await cancelJobRow(ask, jobId)) && !(await discardChecked(ask, jobId))) return { job }
    if (job.kind === 'import') await dropUnopenedRooms(ask, jobId)
    await audit({ action: 'jobs.cancel', target: targetOf(job), after: { job: job.kind } })
    return { job: await requireJob(ask, jobId) }
  })
}
