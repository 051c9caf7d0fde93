import { findJobParts, type JobPart, loadActor, takeExportCode, writeExportCode } from '@parley/db'
import {
  type CommandOutput,
  EXPORT_LINK_SECONDS,
  isAdminRole,
  type Job,
  type ParsedInput,
  type Person,
  Refusal,
} from '@parley/protocol'
import { actOnWorkspace } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import { hashInviteCode, makeInviteCode } from '../invites/invite-code.ts'
import { requireJob, targetOf } from '../jobs/begin-job.ts'
import type { Principal } from '../principal.ts'

/**
 * Makes a link with which an export is downloaded, once and soon.
 * @throws Refusal NOT_AN_ADMIN, RANK_TOO_LOW, JOB_NOT_FOUND, EXPORT_GONE
 */
export function openExport(
  core: CoreContext,
  principal: Principal,
  { jobId }: ParsedInput<'exports.open'>,
): Promise<CommandOutput<'exports.open'>> {
  return actOnWorkspace(core, principal, async ({ ask, actor, audit }) => {
    const job = await requireJob(ask, jobId)
    if (!mayHave(actor.role, job)) throw new Refusal('RANK_TOO_LOW')
    const code = makeInviteCode()
    const expiresAt = new Date(Date.now() + EXPORT_LINK_SECONDS * 1000)
    const isThere = await writeExportCode(ask, jobId, { codeHash: hashInviteCode(code), expiresAt })
    if (!isThere) throw new Refusal('EXPORT_GONE')
    await audit({ action: 'exports.open', target: targetOf(job), after: { withDirect: job.withDirect ?? false } })
    return { code, expiresAt: expiresAt.toISOString() }
  })
}

export interface OpenedExport {
  readonly job: Job
  readonly parts: readonly JobPart[]
}

/**
 * The export that a link opens, for whoever may have it at this moment; the link is used up by it.
 * @throws Refusal EXPORT_GONE, whatever the reason
 */
export async function takeExport(core: CoreContext, principal: Principal, code: string): Promise<OpenedExport> {
  const { database } = core
  const actor = await loadActor(database.ask, principal)
  // Looked at first, so that nobody else uses a link up.
  const job = actor && isAdminRole(actor.role) ? await takeExportCode(database.ask, hashInviteCode(code)) : null
  if (actor === null || job === null || !mayHave(actor.role, job)) throw new Refusal('EXPORT_GONE')
  return { job, parts: await findJobParts(database, job.id) }
}

function mayHave(role: Person['role'], { withDirect }: Job): boolean {
  return role === 'owner' || (isAdminRole(role) && !withDirect)
}
