import { keepRead, loadSettings, SETTINGS_CHANNEL } from '@parley/db'
import type { CoreContext } from '../context.ts'

export interface SettingsWatcher {
  /** They are others now; `core.settings` has them already. */
  onChanged(): void
  /** They could not be looked at; it is tried again. */
  onFailed?(error: unknown): void
}

/**
 * Reads the settings and keeps `core.settings` as they are from now on, whichever process changes them.
 * @throws Refusal UNAVAILABLE where they cannot be read at first
 */
export async function watchSettings(
  core: Pick<CoreContext, 'database' | 'settings'>,
  { onChanged, onFailed }: SettingsWatcher,
): Promise<{ close(): Promise<void> }> {
  let told = ''
  async function read(): Promise<void> {
    const row = await loadSettings(core.database.ask)
    if (row === null) return
    core.settings.take(row)
    // What this process changed by itself is known here before it is heard of.
    const { epoch = '', version = 0 } = core.settings.known() ?? {}
    if (told === `${epoch} ${version}`) return
    told = `${epoch} ${version}`
    onChanged()
  }
  return keepRead(core.database.notifications, SETTINGS_CHANNEL, read, onFailed)
}
