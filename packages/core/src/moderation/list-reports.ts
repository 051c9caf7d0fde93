import { findContext, findReports, loadReport, loadReportsOf, loadRestrictionsOf, REPORT_SORTS } from '@parley/db'
import { ADMIN_PAGE_ROWS, type CommandOutput, type ParsedInput, REPORT_CONTEXT, Refusal } from '@parley/protocol'
import { nextKeyset, readKeyset, searched } from '../admin/cursor.ts'
import type { CoreContext } from '../context.ts'
import { getPeople } from '../people/get-people.ts'
import type { Principal } from '../principal.ts'
import { mayModerate, requireKeeper } from './keeper.ts'
import { withLift } from './list-restrictions.ts'

const MOST_SHOWN = 100

/** Reported messages, a page at a time. @throws Refusal NOT_A_MODERATOR, BAD_REQUEST */
export async function listReports(
  core: CoreContext,
  principal: Principal,
  {
    status,
    query,
    reason,
    sort = 'last',
    descending = false,
    after,
    limit = ADMIN_PAGE_ROWS,
  }: ParsedInput<'reports.list'>,
): Promise<CommandOutput<'reports.list'>> {
  const { reach } = await requireKeeper(core.database.ask, principal)
  const page = await findReports(core.database, reach, {
    status,
    contains: searched(query),
    reason,
    sort,
    isDescending: descending,
    after: readKeyset(after, REPORT_SORTS[sort].type),
    limit,
  })
  return { reports: page.reports, next: nextKeyset(page.reports, limit, page.last), total: page.total }
}

/** A reported message with those around it, and who reported it. @throws Refusal NOT_A_MODERATOR, REPORT_NOT_FOUND */
export async function readReport(
  core: CoreContext,
  principal: Principal,
  { reportId }: ParsedInput<'reports.read'>,
): Promise<CommandOutput<'reports.read'>> {
  const { ask } = core.database
  const keeper = await requireKeeper(ask, principal)
  const reported = await loadReport(ask, keeper.reach, reportId)
  if (reported === null) throw new Refusal('REPORT_NOT_FOUND')
  const { room, seq, author } = reported
  const [each, messages, restrictions, act, everywhere] = await Promise.all([
    loadReportsOf(ask, reportId, MOST_SHOWN),
    findContext(ask, room.id, seq, REPORT_CONTEXT),
    loadRestrictionsOf(ask, keeper.reach, author.id),
    mayModerate(ask, keeper, author.id, room.id),
    mayModerate(ask, keeper, author.id, null),
  ])
  const { people } = await getPeople(core, principal, { ids: messages.map(({ authorId }) => authorId) })
  const isNamed = room.kind === 'public' || room.kind === 'private'
  return {
    reported,
    each,
    messages,
    people,
    restrictions: await withLift(ask, keeper, restrictions),
    may: { act, ban: act && isNamed, everywhere },
  }
}
