import { hasBlocked, type LockedRoom, loadMemberIds } from '@parley/db'
import { Refusal } from '@parley/protocol'

/**
 * Between two people, whoever is blocked by the other says no more: no message, no reaction, no pin. What they said
 * they may still take back. @throws Refusal BLOCKED
 */
export async function requireUnblocked({ ask, room }: LockedRoom, personId: string): Promise<void> {
  if (room.kind !== 'direct') return
  for (const otherId of await loadMemberIds(ask, room.id)) {
    if (otherId !== personId && (await hasBlocked(ask, otherId, personId))) throw new Refusal('BLOCKED')
  }
}
