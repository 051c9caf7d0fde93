import { beginImporting, countOpenJobs, findImportedRooms, loadProblems } from '@parley/db'
import {
  type CommandOutput,
  MOST_IMPORT_PROBLEMS,
  MOST_IMPORT_ROOMS_TOLD,
  MOST_OPEN_JOBS,
  type ParsedInput,
  Refusal,
} from '@parley/protocol'
import { actOnWorkspace, requireActor } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import { requireJob } from '../jobs/begin-job.ts'
import type { Principal } from '../principal.ts'

/** @throws Refusal NOT_AN_ADMIN, JOB_NOT_FOUND */
export async function readImport(
  core: CoreContext,
  principal: Principal,
  { jobId }: ParsedInput<'imports.read'>,
): Promise<CommandOutput<'imports.read'>> {
  const { ask } = core.database
  await requireActor(ask, principal)
  const job = await requireJob(ask, jobId)
  if (job.kind !== 'import') throw new Refusal('JOB_NOT_FOUND')
  const rooms = await findImportedRooms(ask, jobId, MOST_IMPORT_ROOMS_TOLD)
  return { job, rooms, problems: await loadProblems(ask, jobId, MOST_IMPORT_PROBLEMS) }
}

/**
 * Lets the workers import what they have checked.
 * @throws Refusal NOT_AN_ADMIN, RANK_TOO_LOW, JOB_NOT_FOUND, IMPORT_GONE, TOO_MANY_JOBS
 */
export function startImport(
  core: CoreContext,
  principal: Principal,
  { jobId }: ParsedInput<'imports.start'>,
): Promise<CommandOutput<'imports.start'>> {
  return actOnWorkspace(core, principal, async ({ ask, actor, audit }) => {
    const job = await requireJob(ask, jobId)
    if (job.import === undefined) throw new Refusal('JOB_NOT_FOUND')
    if (job.import.withDirect && actor.role !== 'owner') throw new Refusal('RANK_TOO_LOW')
    if ((await countOpenJobs(ask, null)) >= MOST_OPEN_JOBS)
      throw new Refusal('TOO_MANY_JOBS', { limit: MOST_OPEN_JOBS })
    if (!(await beginImporting(ask, jobId))) throw new Refusal('IMPORT_GONE')
    const { rooms = 0, messages = 0, peopleNew = 0 } = job.counts
    await audit({
      action: 'imports.start',
      target: { kind: 'workspace', id: null, name: '' },
      after: {
        file: job.import.fileName,
        rooms,
        messages,
        people: peopleNew,
        withDirect: job.import.withDirect ?? false,
      },
    })
    return { job: await requireJob(ask, jobId) }
  })
}
