import { loadSettings, SETTINGS_CHANNEL } from '@parley/db'
import type { CoreContext } from '../context.ts'

/** Where nothing is told, as behind a pooler that loses `LISTEN`, a change is seen after so long at most. */
const LOOK_EVERY_MS = 3_000

export interface SettingsWatcher {
  /** They are others now; `core.settings` has them already. */
  onChanged(): void
  /** They could not be looked at; it is tried again. */
  onFailed?(error: unknown): void
}

/**
 * Reads the settings and keeps `core.settings` as they are from now on, whichever process changes them: told by a trigger
 * within a moment of the commit, and looked at every few seconds for what was told while the link was away.
 * @throws Refusal UNAVAILABLE where they cannot be read at first
 */
export async function watchSettings(
  core: Pick<CoreContext, 'database' | 'settings'>,
  { onChanged, onFailed }: SettingsWatcher,
): Promise<{ close(): Promise<void> }> {
  let isClosed = false
  let looking: Promise<void> | null = null
  let isDue = false
  let told = ''

  async function look(): Promise<void> {
    const row = await loadSettings(core.database.ask)
    if (row === null || isClosed) return
    core.settings.take(row)
    // What this process changed by itself is known here before it is heard of.
    const { epoch = '', version = 0 } = core.settings.known() ?? {}
    if (told === `${epoch} ${version}`) return
    told = `${epoch} ${version}`
    onChanged()
  }
  /** One look at a time; what is told meanwhile is looked at afterwards. */
  function lookSoon(): void {
    isDue = true
    looking ??= (async () => {
      while (isDue && !isClosed) {
        isDue = false
        await look().catch((error) => onFailed?.(error))
      }
      looking = null
    })()
  }
  const listening = await core.database.notifications.listen(SETTINGS_CHANNEL, {
    onNotification: lookSoon,
    onReconnected: lookSoon,
  })
  try {
    await look()
  } catch (error) {
    await listening.close()
    throw error
  }
  const timer = setInterval(lookSoon, LOOK_EVERY_MS).unref()
  return {
    async close() {
      isClosed = true
      clearInterval(timer)
      await listening.close()
      await looking
    },
  }
}
