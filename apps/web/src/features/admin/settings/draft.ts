import { type SettingKey, type Settings, type SettingsState, WORKSPACE_NAME_CHARACTERS } from '@parley/protocol'

/** Settings as a version of them holds them: those that were set. */
export type StoredSettings = { readonly [K in SettingKey]?: Settings[K] | undefined }

/** What was changed on the screen and not saved, with the version that it was changed on. */
export interface Draft {
  readonly version: number
  readonly changes: Partial<Settings>
}

/** Kept while somebody looks at another page; a reload asks first. */
let kept: Draft | null = null

export const keptDraft = (): Draft | null => kept
export function keepDraft(draft: Draft | null): void {
  kept = draft
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The changes with one more; what is as it was is none. */
export function withChange<K extends SettingKey>(
  { settings }: SettingsState,
  changes: Partial<Settings>,
  key: K,
  value: Settings[K],
): Partial<Settings> {
  const { [key]: _, ...rest } = changes
  return isSame(value, settings[key]) ? (rest as Partial<Settings>) : { ...changes, [key]: value }
}

/** What leads from the settings as they are to those of an older version; what the environment decides stays. */
export function changesTo(state: SettingsState, stored: StoredSettings, defaults: Settings): Partial<Settings> {
  const wanted = { ...defaults, ...stored } as Settings
  const keys = (Object.keys(wanted) as SettingKey[]).filter(
    (key) => state.locked[key] === undefined && !isSame(wanted[key], state.settings[key]),
  )
  return Object.fromEntries(keys.map((key) => [key, wanted[key]])) as Partial<Settings>
}

/** The keys that a version changed. */
export function changedKeys(before: StoredSettings, after: StoredSettings): SettingKey[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<SettingKey>
  return [...keys].filter((key) => !isSame(before[key], after[key]))
}

/** For how many days messages would be kept, where that is less than now and so may delete some; null where it is not. */
export function shorterRetention({ settings }: SettingsState, changes: Partial<Settings>): number | null {
  const days = changes['retention.days']
  if (days === undefined || days === null) return null
  const now = settings['retention.days']
  return now === null || days < now ? days : null
}

/** Whether it cannot be saved as it is, for something that the screen shows at its field. */
export function faultOf(changes: Partial<Settings>): SettingKey | null {
  const name = changes['workspace.name']
  if (name !== undefined && (name.trim() === '' || [...name.trim()].length > WORKSPACE_NAME_CHARACTERS)) {
    return 'workspace.name'
  }
  if (changes.banner && changes.banner.text.trim() === '') return 'banner'
  const numbers = [
    'limits.messageCharacters',
    'limits.fileBytes',
    'messages.editMinutes',
    'messages.deleteMinutes',
  ] as const
  return numbers.find((key) => Number.isNaN(changes[key])) ?? null
}
