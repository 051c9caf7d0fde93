import {
  endSessionsOf,
  findPasswordReset,
  type ResetFor,
  writeAudit,
  writePassword,
  writePasswordReset,
} from '@parley/db'
import {
  type CommandOutput,
  PASSWORD_RESET_HOURS,
  type ParsedInput,
  Refusal,
  type ResetPasswordInput,
} from '@parley/protocol'
import { hashPassword } from '../accounts/password-hash.ts'
import { requireGoodPassword } from '../accounts/password-rules.ts'
import type { CoreContext } from '../context.ts'
import { hashInviteCode, makeInviteCode } from '../invites/invite-code.ts'
import type { Principal } from '../principal.ts'
import { changeAccount, requireOther } from './change-account.ts'

const HOUR_MS = 3_600_000

/**
 * Makes a link with which somebody chooses a new password, once, while its maker could make it still; its code is told now and
 * never again.
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, NOT_YOURSELF
 */
export async function makePasswordReset(
  core: CoreContext,
  principal: Principal,
  { personId }: ParsedInput<'accounts.reset'>,
): Promise<CommandOutput<'accounts.reset'>> {
  const code = makeInviteCode()
  const expiresAt = new Date(Date.now() + PASSWORD_RESET_HOURS * HOUR_MS)
  await changeAccount(core, principal, personId, 'accounts.reset', async ({ ask, actor }) => {
    requireOther(principal, personId)
    await writePasswordReset(ask, { personId, byId: actor.personId, codeHash: hashInviteCode(code), expiresAt })
    return { before: null, after: { expiresAt: expiresAt.toISOString() } }
  })
  return { code, expiresAt: expiresAt.toISOString() }
}

/** For whom a link is, for the page that it opens; null where it is not good. */
export async function previewPasswordReset(
  core: CoreContext,
  code: string,
): Promise<Pick<ResetFor, 'handle' | 'displayName'> | null> {
  const found = await findPasswordReset(core.database.ask, hashInviteCode(code), { toUse: false })
  return found && { handle: found.handle, displayName: found.displayName }
}

/**
 * Gives the person of a link the password that they chose, and signs them out everywhere: whoever knew the old one is out.
 * @throws Refusal RESET_INVALID, PASSWORD_WEAK, UNAVAILABLE
 */
export async function redeemPasswordReset(
  core: CoreContext,
  { code, password }: ResetPasswordInput,
  { address }: { address: string },
): Promise<{ handle: string }> {
  const codeHash = hashInviteCode(code)
  // Looked at before the hash, which is dear, and once more where it counts.
  const named = await findPasswordReset(core.database.ask, codeHash, { toUse: false })
  if (named === null) throw new Refusal('RESET_INVALID')
  requireGoodPassword(password, named)
  const passwordHash = await hashPassword(password)
  return core.database.transact(async (ask) => {
    const found = await findPasswordReset(ask, codeHash, { toUse: true })
    if (found === null) throw new Refusal('RESET_INVALID')
    const { personId, handle } = found
    await writePassword(ask, personId, passwordHash)
    const sessions = await endSessionsOf(ask, personId)
    await writeAudit(
      ask,
      { personId, address, sessionId: null },
      { action: 'password.changed', target: { kind: 'person', id: personId, name: handle }, after: { sessions } },
    )
    return { handle }
  })
}
