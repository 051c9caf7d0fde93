import { findRestrictions, type StoredRestriction } from '@parley/db'
import { ADMIN_PAGE_ROWS, type CommandOutput, type ParsedInput, type Restriction } from '@parley/protocol'
import { nextKeyset, readKeyset, searched } from '../admin/cursor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { type Keeper, mayModerate, requireKeeper } from './keeper.ts'

/** Who is muted or banned now, the newest first. @throws Refusal NOT_A_MODERATOR, BAD_REQUEST */
export async function listRestrictions(
  core: CoreContext,
  principal: Principal,
  { personId, kind, query, after, limit = ADMIN_PAGE_ROWS }: ParsedInput<'moderation.list'>,
): Promise<CommandOutput<'moderation.list'>> {
  const { ask } = core.database
  const keeper = await requireKeeper(ask, principal)
  const page = await findRestrictions(core.database, keeper.reach, {
    personId,
    kind,
    contains: searched(query),
    after: readKeyset(after, 'timestamptz'),
    limit,
  })
  return {
    restrictions: await withLift(ask, keeper, page.restrictions),
    next: nextKeyset(page.restrictions, limit, page.last),
    total: page.total,
  }
}

/** With whether the keeper may lift each. */
export async function withLift(
  ask: CoreContext['database']['ask'],
  keeper: Keeper,
  restrictions: readonly StoredRestriction[],
): Promise<Restriction[]> {
  return Promise.all(
    restrictions.map(async (restriction) => ({
      ...restriction,
      mayLift: await mayModerate(ask, keeper, restriction.person.id, restriction.room?.id ?? null),
    })),
  )
}
