import { SESSION_ENDED_CHANNEL } from '@parley/db'
import type { CoreContext } from '../context.ts'

/**
 * Hears of every session that is revoked or signed out, on whichever process, within a moment of its commit.
 * What was told while the link was away is lost: `onReconnected` asks the caller to check with `findEndedSessions`.
 * Expiry is not told; it is found by that check, too.
 */
export function watchEndedSessions(
  core: CoreContext,
  watcher: { onEnded(sessionId: string): void; onReconnected(): void },
): Promise<{ close(): Promise<void> }> {
  return core.database.notifications.listen(SESSION_ENDED_CHANNEL, {
    onNotification: (sessionId) => watcher.onEnded(sessionId),
    onReconnected: () => watcher.onReconnected(),
  })
}
