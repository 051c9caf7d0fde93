import type { Notifications } from './notifications.ts'

/** Where nothing is told, as behind a pooler that loses `LISTEN`, a change is seen after so long at most. */
const READ_EVERY_MS = 3_000

/**
 * Reads something that all processes share, and reads it again whenever it may have changed, until it is closed: told by a
 * notification within a moment of the commit, and every few seconds for what was told while the link was away.
 * @param onFailed a later reading failed; it is tried again
 * @throws what the first reading throws
 */
export async function keepRead(
  notifications: Notifications,
  channel: string,
  read: () => Promise<void>,
  onFailed?: (error: unknown) => void,
): Promise<{ close(): Promise<void> }> {
  let isClosed = false
  let isDue = false
  let reading: Promise<void> | null = null
  /** One reading at a time; what is told meanwhile is read afterwards. */
  function readSoon(): void {
    isDue = true
    reading ??= (async () => {
      while (isDue && !isClosed) {
        isDue = false
        await read().catch((error) => onFailed?.(error))
      }
      reading = null
    })()
  }
  const listening = await notifications.listen(channel, { onNotification: readSoon, onReconnected: readSoon })
  try {
    await read()
  } catch (error) {
    await listening.close()
    throw error
  }
  const timer = setInterval(readSoon, READ_EVERY_MS).unref()
  return {
    async close() {
      isClosed = true
      clearInterval(timer)
      await listening.close()
      await reading
    },
  }
}
