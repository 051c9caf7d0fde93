import { findInvite } from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { hashInviteCode } from './invite-code.ts'
import { requireGoodInvite } from './require-good-invite.ts'

/**
 * Whether a link leads anywhere, for whoever holds it and is signed out: of the room they learn nothing.
 * @throws Refusal INVITE_NOT_FOUND, INVITE_REVOKED, INVITE_EXPIRED, INVITE_USED_UP
 */
export async function checkInvite(core: CoreContext, code: string): Promise<void> {
  const invite = await findInvite(core.database, hashInviteCode(code))
  if (!invite) throw new Refusal('INVITE_NOT_FOUND')
  requireGoodInvite(invite)
}
