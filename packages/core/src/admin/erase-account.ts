import { endSessionsOf, loadAccount, measureAccount as measure, writeErasure } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireActor } from './actor.ts'
import { changeAccount, requireOther, requireOtherOwner } from './change-account.ts'

type Ask = CoreContext['database']['ask']
type Fate = ParsedInput<'accounts.erase'>['messages']

/** How much there is of somebody. @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND */
export async function measureAccount(
  core: CoreContext,
  principal: Principal,
  { personId }: ParsedInput<'accounts.measure'>,
): Promise<CommandOutput<'accounts.measure'>> {
  await requireActor(core.database.ask, principal)
  if ((await loadAccount(core.database.ask, personId)) === null) throw new Refusal('PERSON_NOT_FOUND')
  return { holdings: await measure(core.database, personId) }
}

/**
 * Erases somebody for ever; their handle is free again. They are signed out at once, every instance tells who knows them that
 * they have another name, and the worker takes them out of their rooms and, where that is asked for, deletes what they wrote.
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, NOT_YOURSELF, LAST_WORKSPACE_OWNER, NAME_NOT_REPEATED
 */
export function eraseAccount(
  core: CoreContext,
  principal: Principal,
  { personId, handle, messages }: ParsedInput<'accounts.erase'>,
) {
  return changeAccount(core, principal, personId, 'accounts.erase', async ({ ask, account }) => {
    requireOther(principal, personId)
    await requireOtherOwner(ask, account)
    if (handle.trim().toLowerCase() !== account.person.handle)
      throw new Refusal('NAME_NOT_REPEATED', { field: 'handle' })
    return { before: null, after: await erase(ask, personId, messages) }
  })
}

/** Erases a person in the transaction of whoever checked that it may be. @returns what is to be written down of it */
export async function erase(ask: Ask, personId: string, messages: Fate) {
  const sessions = await endSessionsOf(ask, personId)
  await writeErasure(ask, personId, { isPurged: messages === 'purge' })
  return { sessions, wrote: messages }
}
