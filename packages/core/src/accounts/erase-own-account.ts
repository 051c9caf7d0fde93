import { findPasswordHash, loadAccount, withActor, writeAudit } from '@parley/db'
import { type EraseAccountInput, Refusal } from '@parley/protocol'
import { requireOtherOwner } from '../admin/change-account.ts'
import { erase } from '../admin/erase-account.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { verifyPassword } from './password-hash.ts'
import { PASSWORD_MOST_CHARACTERS } from './password-rules.ts'

/**
 * Erases the caller's own account for ever, as an admin would.
 * @throws Refusal PASSWORD_WRONG, LAST_WORKSPACE_OWNER, SESSION_ENDED, UNAVAILABLE
 */
export async function eraseOwnAccount(
  core: CoreContext,
  principal: Principal,
  { password, messages }: EraseAccountInput,
  { address }: { address: string },
): Promise<void> {
  const { personId } = principal
  const hash = await findPasswordHash(core.database, personId)
  if (hash === null) throw new Refusal('SESSION_ENDED')
  const isPossible = password.length <= 2 * PASSWORD_MOST_CHARACTERS
  if (!isPossible || !(await verifyPassword(hash, password))) throw new Refusal('PASSWORD_WRONG', { field: 'password' })
  await withActor(core.database, principal, async (ask, actor) => {
    const account = await loadAccount(ask, personId)
    if (actor === null || account === null) throw new Refusal('SESSION_ENDED')
    await requireOtherOwner(ask, account)
    const after = await erase(ask, personId, messages)
    const target = { kind: 'person', id: personId, name: '' } as const
    await writeAudit(ask, { personId, address, sessionId: null }, { action: 'accounts.erase', target, after })
  })
}
