import { EMOJI_CHANNEL, type EmojiRev, parseEmojiNotice } from '@parley/db'
import type { CoreContext } from '../context.ts'

/**
 * Hears of every change of the custom emoji, whichever process makes it, within a moment of its commit. What was told
 * while the link was away is lost: `onReconnected` asks the caller to look with `readEmojiRev`.
 */
export function watchEmoji(
  core: CoreContext,
  watcher: { onChanged(rev: EmojiRev): void; onReconnected(): void },
): Promise<{ close(): Promise<void> }> {
  return core.database.notifications.listen(EMOJI_CHANNEL, {
    onNotification: (payload) => watcher.onChanged(parseEmojiNotice(payload)),
    onReconnected: () => watcher.onReconnected(),
  })
}
