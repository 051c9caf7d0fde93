import { MEMBERSHIP_CHANNEL, type MembershipNotice, parseMembershipNotice } from '@parley/db'
import type { CoreContext } from '../context.ts'

/**
 * Hears of every membership that changes, whichever process changes it, within a moment of its commit. What was told
 * while the link was away is lost: `onReconnected` asks the caller to look again at whatever it knows.
 */
export function watchMemberships(
  core: CoreContext,
  watcher: { onChanged(notice: MembershipNotice): void; onReconnected(awayMs: number): void },
): Promise<{ close(): Promise<void> }> {
  return core.database.notifications.listen(MEMBERSHIP_CHANNEL, {
    onNotification: (payload) => watcher.onChanged(parseMembershipNotice(payload)),
    onReconnected: (awayMs) => watcher.onReconnected(awayMs),
  })
}
