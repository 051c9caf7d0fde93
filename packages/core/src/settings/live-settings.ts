import type { SettingsRow } from '@parley/db'
import { DEFAULT_SETTINGS, type Limits, type SettingKey, type Settings } from '@parley/protocol'

/** What environment variables decide, each with the name of its variable. They win over what is stored. */
export interface FixedSettings {
  readonly values: Partial<Settings>
  readonly variables: Readonly<Partial<Record<SettingKey, string>>>
}

export const NOTHING_FIXED: FixedSettings = { values: {}, variables: {} }

/** The settings as this process knows them: `watchSettings` keeps them as they are. */
export interface LiveSettings {
  /** As they hold now. Costs nothing: nobody needs to keep them. */
  now(): Settings
  /** What the server allows, of them and of the environment. */
  limits(): Limits
  /** Which change of them is known here; null before any was read. */
  known(): Pick<SettingsRow, 'epoch' | 'version' | 'bannerVersion'> | null
  /** As they would hold with this stored. */
  of(stored: Partial<Settings>): Settings
  /** What the environment decides, by the name of the variable. */
  readonly locked: FixedSettings['variables']
  /** Takes what was read, unless something newer is known. Returns whether it is news. */
  take(row: SettingsRow): boolean
}

export function createLiveSettings(base: Limits, fixed: FixedSettings = NOTHING_FIXED): LiveSettings {
  const defaults: Settings = {
    ...DEFAULT_SETTINGS,
    'limits.messageCharacters': base.bodyCharacters,
    'limits.fileBytes': base.fileBytes,
  }
  const of = (stored: Partial<Settings>): Settings => ({ ...defaults, ...stored, ...fixed.values })
  const limitsOf = (settings: Settings): Limits => ({
    ...base,
    bodyCharacters: settings['limits.messageCharacters'],
    fileBytes: settings['limits.fileBytes'],
  })
  let known: SettingsRow | null = null
  let settings = of({})
  let limits = limitsOf(settings)
  return {
    now: () => settings,
    limits: () => limits,
    known: () => known,
    of,
    locked: fixed.variables,
    take(row) {
      if (known !== null && known.epoch === row.epoch && known.version >= row.version) return false
      known = row
      settings = of(row.stored)
      limits = limitsOf(settings)
      return true
    },
  }
}
