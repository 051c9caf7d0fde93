import {
  countOtherOwners,
  type Done,
  endSessionsOf,
  liftSuspension,
  loadAccount,
  replaceBan,
  writeDeactivation,
  writeSuspension,
  writeWorkspaceRole,
} from '@parley/db'
import { type Account, mayChangeRole, mayGiveRole, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { type Acting, actOnWorkspace } from './actor.ts'

/** What is done to an account: what is to be written down of it, or null where it is so already. */
type Act = (acting: Acting & { readonly account: Account }) => Promise<Pick<Done, 'before' | 'after'> | null>

/**
 * Does something to the account of somebody whom the caller may change: those below them, or anybody for an owner.
 * @returns the account as it is then
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, and whatever the act throws
 */
export function changeAccount(
  core: CoreContext,
  principal: Principal,
  personId: string,
  action: Done['action'],
  act: Act,
): Promise<{ account: Account; isChanged: boolean }> {
  return actOnWorkspace(core, principal, async (acting) => {
    const account = await loadAccount(acting.ask, personId)
    if (account === null || account.status === 'erased') throw new Refusal('PERSON_NOT_FOUND')
    const { person } = account
    if (!mayChangeRole(acting.actor.role, person.role)) throw new Refusal('RANK_TOO_LOW')
    const facts = await act({ ...acting, account })
    if (facts === null) return { account, isChanged: false }
    const changed = await loadAccount(acting.ask, personId)
    if (changed === null) throw new Error('an account that was changed is gone')
    // Of whom was erased just now nothing is written down for ever but the id.
    const name = changed.status === 'erased' ? '' : person.handle
    await acting.audit({ action, target: { kind: 'person', id: person.id, name }, ...facts })
    return { account: changed, isChanged: true }
  })
}

/** @throws Refusal NOT_YOURSELF */
export function requireOther(principal: Principal, personId: string): void {
  if (personId === principal.personId) throw new Refusal('NOT_YOURSELF')
}

/** @throws Refusal LAST_WORKSPACE_OWNER where nobody else who could sign in owns the workspace */
export async function requireOtherOwner(ask: Acting['ask'], { person: { id, role } }: Account): Promise<void> {
  if (role === 'owner' && (await countOtherOwners(ask, id)) === 0) throw new Refusal('LAST_WORKSPACE_OWNER')
}

/**
 * Gives somebody another role in the workspace. An owner may give up their own while another is active.
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, LAST_WORKSPACE_OWNER
 */
export function appointPerson(core: CoreContext, principal: Principal, input: ParsedInput<'accounts.appoint'>) {
  return changeAccount(core, principal, input.personId, 'accounts.appoint', async (acting) => {
    const { role } = acting.account.person
    if (!mayGiveRole(acting.actor.role, input.role)) throw new Refusal('RANK_TOO_LOW')
    if (role === input.role) return null
    await requireOtherOwner(acting.ask, acting.account)
    await writeWorkspaceRole(acting.ask, input.personId, input.role)
    return { before: { role }, after: { role: input.role } }
  })
}

/**
 * Keeps somebody out until a moment, or until it is lifted, and signs them out everywhere. It takes the place of a ban from
 * everywhere: moderators lift bans, and no suspension.
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, NOT_YOURSELF, LAST_WORKSPACE_OWNER, TIME_PAST
 */
export function suspendPerson(core: CoreContext, principal: Principal, input: ParsedInput<'accounts.suspend'>) {
  const { personId } = input
  const until = input.until == null ? null : new Date(input.until)
  return changeAccount(core, principal, personId, 'accounts.suspend', async (acting) => {
    requireOther(principal, personId)
    if (until !== null && until.getTime() <= Date.now()) throw new Refusal('TIME_PAST', { field: 'until' })
    await requireOtherOwner(acting.ask, acting.account)
    const { status, suspendedUntil } = acting.account
    await writeSuspension(acting.ask, personId, until)
    await replaceBan(acting.ask, personId)
    const sessions = await endSessionsOf(acting.ask, personId)
    return {
      before: { status, until: suspendedUntil },
      after: { status: 'suspended', until: until?.toISOString() ?? null, sessions },
    }
  })
}

/** Lifts a suspension. @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW */
export function unsuspendPerson(core: CoreContext, principal: Principal, input: ParsedInput<'accounts.unsuspend'>) {
  return changeAccount(core, principal, input.personId, 'accounts.unsuspend', async ({ ask, account }) => {
    if (account.status !== 'suspended') return null
    await liftSuspension(ask, input.personId)
    return { before: { status: 'suspended', until: account.suspendedUntil }, after: { status: 'active' } }
  })
}

/**
 * Closes an account, and signs its person out everywhere.
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, NOT_YOURSELF, LAST_WORKSPACE_OWNER
 */
export function deactivatePerson(core: CoreContext, principal: Principal, input: ParsedInput<'accounts.deactivate'>) {
  const { personId } = input
  return changeAccount(core, principal, personId, 'accounts.deactivate', async (acting) => {
    requireOther(principal, personId)
    const { status } = acting.account
    if (status === 'deactivated') return null
    await requireOtherOwner(acting.ask, acting.account)
    await writeDeactivation(acting.ask, personId, true)
    const sessions = await endSessionsOf(acting.ask, personId)
    return { before: { status }, after: { status: 'deactivated', sessions } }
  })
}

/** Opens a closed account again. @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW */
export function reactivatePerson(core: CoreContext, principal: Principal, input: ParsedInput<'accounts.reactivate'>) {
  return changeAccount(core, principal, input.personId, 'accounts.reactivate', async ({ ask, account }) => {
    if (account.status !== 'deactivated') return null
    await writeDeactivation(ask, input.personId, false)
    return { before: { status: 'deactivated' }, after: { status: 'active' } }
  })
}

/** Signs somebody out on all their devices. @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, NOT_YOURSELF */
export function signOutPerson(core: CoreContext, principal: Principal, input: ParsedInput<'accounts.signout'>) {
  const { personId } = input
  return changeAccount(core, principal, personId, 'accounts.signout', async ({ ask }) => {
    requireOther(principal, personId)
    const sessions = await endSessionsOf(ask, personId)
    return sessions === 0 ? null : { before: { sessions }, after: { sessions: 0 } }
  })
}

/**
 * Signs somebody out on one device.
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, NOT_YOURSELF, SESSION_NOT_FOUND
 */
export function revokeSessionOf(core: CoreContext, principal: Principal, input: ParsedInput<'accounts.revoke'>) {
  const { personId, sessionId } = input
  return changeAccount(core, principal, personId, 'accounts.revoke', async ({ ask }) => {
    requireOther(principal, personId)
    if ((await endSessionsOf(ask, personId, sessionId)) === 0) throw new Refusal('SESSION_NOT_FOUND')
    return { before: { sessionId }, after: null }
  })
}
