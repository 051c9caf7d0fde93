import { ACCOUNT_SORTS, findAccounts, loadAccount, loadAccountFacts, loadGuestRooms } from '@parley/db'
import { ADMIN_PAGE_ROWS, type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireActor } from './actor.ts'
import { nextKeyset, readKeyset, searched } from './cursor.ts'

/**
 * Everybody who has an account, a page at a time.
 *
 * @param listThere Who is there now; null where nobody can tell.
 * @throws Refusal NOT_AN_ADMIN, BAD_REQUEST; UNAVAILABLE where it is they who are asked for and nobody can tell
 */
export async function listAccounts(
  core: CoreContext,
  principal: Principal,
  {
    query,
    role,
    status,
    seen,
    sort = 'name',
    descending = false,
    after,
    limit = ADMIN_PAGE_ROWS,
  }: ParsedInput<'accounts.list'>,
  listThere: () => Promise<readonly string[] | null>,
): Promise<CommandOutput<'accounts.list'>> {
  await requireActor(core.database.ask, principal)
  const there = seen === 'now' ? await listThere() : undefined
  if (there === null) throw new Refusal('UNAVAILABLE')
  const page = await findAccounts(core.database, {
    contains: searched(query),
    role,
    status,
    ...(there !== undefined ? { among: there } : seen !== undefined && seen !== 'now' && { seenWithin: seen }),
    sort,
    isDescending: descending,
    after: readKeyset(after, ACCOUNT_SORTS[sort].type),
    limit,
  })
  return { accounts: page.accounts, next: nextKeyset(page.accounts, limit, page.last), total: page.total }
}

/** A person's account with their devices. @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND */
export async function readAccount(
  core: CoreContext,
  principal: Principal,
  { personId }: ParsedInput<'accounts.read'>,
): Promise<CommandOutput<'accounts.read'>> {
  const { ask } = core.database
  await requireActor(ask, principal)
  const [account, facts] = await Promise.all([loadAccount(ask, personId), loadAccountFacts(ask, personId)])
  if (account === null) throw new Refusal('PERSON_NOT_FOUND')
  const sessions = facts.sessions.map((session) => ({ ...session, current: session.id === principal.sessionId }))
  const guestRooms = account.person.role === 'guest' && (await loadGuestRooms(ask, personId))
  return { account, ...facts, ...(guestRooms && { guestRooms }), sessions }
}
