import { type CommandOutput, type ErrorCode, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { deactivatePerson, reactivatePerson, signOutPerson, suspendPerson, unsuspendPerson } from './change-account.ts'

const ACTS = {
  suspend: suspendPerson,
  unsuspend: unsuspendPerson,
  deactivate: deactivatePerson,
  reactivate: reactivatePerson,
  signout: signOutPerson,
} as const
/** What is wrong with the caller, and so with all of it. */
const OF_CALLER: readonly ErrorCode[] = ['SESSION_ENDED', 'NOT_AN_ADMIN']

/**
 * Does the same to several accounts, each by itself, so that nobody waits for all of them.
 * @throws Refusal SESSION_ENDED, NOT_AN_ADMIN
 */
export async function changeSeveralAccounts(
  core: CoreContext,
  principal: Principal,
  { personIds, act }: ParsedInput<'accounts.several'>,
): Promise<CommandOutput<'accounts.several'>> {
  const done: CommandOutput<'accounts.several'> = { changed: [], refused: [] }
  for (const personId of new Set(personIds)) {
    try {
      const { isChanged } = await ACTS[act](core, principal, { personId })
      if (isChanged) done.changed.push(personId)
    } catch (error) {
      if (!(error instanceof Refusal) || OF_CALLER.includes(error.code) || error.retryable) throw error
      done.refused.push({ personId, code: error.code })
    }
  }
  return done
}
