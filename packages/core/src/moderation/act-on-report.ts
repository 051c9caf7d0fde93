import { loadReport, loadReporters, reopenReport, resolveReport, takeAway } from '@parley/db'
import {
  type CommandOutput,
  type ParsedInput,
  Refusal,
  type ReportedMessage,
  type ReportOutcome,
} from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { excerptOf } from '../messages/excerpt.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { requireStorable } from '../text/storable.ts'
import { type Keeping, keepOrder } from './acting.ts'
import { requireBelow } from './keeper.ts'

type Changed = Outcome<CommandOutput<'reports.dismiss'>>

/** Where something is, as a person is told of it. */
export function placeOf({ room }: Pick<ReportedMessage, 'room'>): { roomId: string; roomName?: string } {
  return { roomId: room.id, ...(room.name !== '' && { roomName: room.name }) }
}

/** Notes that a report was dealt with; whoever reported it hears of that the first time. */
export async function resolve(keeping: Keeping, reported: ReportedMessage, outcome: ReportOutcome): Promise<void> {
  await resolveReport(keeping.ask, reported.id, keeping.keeper.personId, outcome)
  if (reported.resolved !== null) return
  for (const reporterId of await loadReporters(keeping.ask, reported.id)) {
    await keeping.tell(reporterId, { what: 'handled', ...placeOf(reported) })
  }
}

/** The report as it is after an act. */
async function reload({ ask, keeper }: Keeping, reportId: string): Promise<CommandOutput<'reports.dismiss'>> {
  const reported = await loadReport(ask, keeper.reach, reportId)
  if (reported === null) throw new Refusal('REPORT_NOT_FOUND')
  return { reported }
}

function auditTarget({ room }: ReportedMessage) {
  return { kind: 'room', id: room.id, name: room.name } as const
}

/** Deals with a report by doing nothing. @throws Refusal NOT_A_MODERATOR, REPORT_NOT_FOUND */
export function dismissReport(
  core: CoreContext,
  principal: Principal,
  { reportId }: ParsedInput<'reports.dismiss'>,
): Promise<Changed> {
  return keepOrder(core, principal, async (keeping) => {
    const reported = await keeping.report(reportId)
    if (reported.resolved === null) {
      await resolve(keeping, reported, 'dismissed')
      const after = { message: reported.seq, reports: reported.reports }
      await keeping.audit({
        action: 'reports.dismiss',
        target: auditTarget(reported),
        personId: reported.author.id,
        after,
      })
    }
    return reload(keeping, reportId)
  })
}

/** Lets a report wait again. @throws Refusal NOT_A_MODERATOR, REPORT_NOT_FOUND */
export function reopenReportAgain(
  core: CoreContext,
  principal: Principal,
  { reportId }: ParsedInput<'reports.reopen'>,
): Promise<Changed> {
  return keepOrder(core, principal, async (keeping) => {
    const reported = await keeping.report(reportId)
    if (reported.resolved !== null) {
      await reopenReport(keeping.ask, reportId)
      await keeping.audit({
        action: 'reports.reopen',
        target: auditTarget(reported),
        personId: reported.author.id,
        before: { outcomes: reported.resolved.outcomes },
        after: { message: reported.seq },
      })
    }
    return reload(keeping, reportId)
  })
}

/**
 * Deletes a reported message, and tells its author. One that is gone already counts as dealt with.
 * @throws Refusal NOT_A_MODERATOR, REPORT_NOT_FOUND, RANK_TOO_LOW, TEXT_INVALID
 */
export function deleteReported(
  core: CoreContext,
  principal: Principal,
  { reportId, reason = '' }: ParsedInput<'reports.delete'>,
): Promise<Changed> {
  requireStorable(reason, 'reason')
  return keepOrder(core, principal, async (keeping) => {
    const reported = await keeping.report(reportId)
    const { author, room, seq } = reported
    await requireBelow(keeping.ask, keeping.keeper, author.id, room.id)
    const { ask } = await keeping.room(room.id)
    if ((await takeAway(ask, room.id, [seq])) > 0) {
      const excerpt = excerptOf(reported.body)
      await keeping.tell(author.id, {
        what: 'deleted',
        ...placeOf(reported),
        ...(reason.trim() !== '' && { reason: reason.trim() }),
        ...(excerpt !== null && { body: excerpt }),
      })
    }
    await resolve(keeping, reported, 'deleted')
    await keeping.audit({
      action: 'reports.delete',
      target: auditTarget(reported),
      personId: author.id,
      after: { message: seq, reason: reason.trim() },
    })
    return reload(keeping, reportId)
  })
}

/** Warns the author of a reported message. @throws Refusal NOT_A_MODERATOR, REPORT_NOT_FOUND, RANK_TOO_LOW, TEXT_INVALID */
export function warnAuthor(
  core: CoreContext,
  principal: Principal,
  { reportId, reason }: ParsedInput<'reports.warn'>,
): Promise<Changed> {
  requireStorable(reason, 'reason')
  return keepOrder(core, principal, async (keeping) => {
    const reported = await keeping.report(reportId)
    const { author, room } = reported
    await requireBelow(keeping.ask, keeping.keeper, author.id, room.id)
    const excerpt = excerptOf(reported.body)
    await keeping.tell(author.id, {
      what: 'warned',
      ...placeOf(reported),
      reason: reason.trim(),
      ...(excerpt !== null && { body: excerpt }),
    })
    await resolve(keeping, reported, 'warned')
    await keeping.audit({
      action: 'reports.warn',
      target: auditTarget(reported),
      personId: author.id,
      after: { message: reported.seq, reason: reason.trim() },
    })
    return reload(keeping, reportId)
  })
}
