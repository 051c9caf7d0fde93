import type { LockedEmoji } from '@parley/db'
import { Refusal } from '@parley/protocol'

/** By the role as it is now, whatever it was when the session began. @throws Refusal NOT_AN_ADMIN */
export function requireAdmin({ role }: Pick<LockedEmoji, 'role'>): void {
  if (role !== 'owner' && role !== 'admin') throw new Refusal('NOT_AN_ADMIN')
}
