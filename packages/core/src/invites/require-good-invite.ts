import type { FoundInvite } from '@parley/db'
import { Refusal } from '@parley/protocol'

/** @throws Refusal INVITE_REVOKED, INVITE_EXPIRED, INVITE_USED_UP */
export function requireGoodInvite({ isRevoked, isExpired, usesLeft }: FoundInvite): void {
  if (isRevoked) throw new Refusal('INVITE_REVOKED')
  if (isExpired) throw new Refusal('INVITE_EXPIRED')
  if (usesLeft === 0) throw new Refusal('INVITE_USED_UP')
}
