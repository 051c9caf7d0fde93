import {
  ACCENTS,
  FEATURES,
  type Feature,
  MOST_MINUTES,
  MOST_RETENTION_DAYS,
  type SettingKey,
  type Settings,
  WORKSPACE_NAME_CHARACTERS,
} from '@parley/protocol'
import { z } from 'zod'
import { orNull, wholeNumber } from './variables.ts'

const oneOf = <const V extends readonly string[]>(...values: V) =>
  orNull(z.enum(values, { error: `must be one of ${values.join(', ')}` }))
/** 0 stands for no end. */
const orNoEnd = (most: number) => orNull(wholeNumber(0, most))
const feature = oneOf('on', 'off')

/** Settings of the workspace that the environment may decide. Not set: the dashboard does. The two limits stand in `limits.ts`. */
export const settingVariables = {
  PARLEY_WORKSPACE_NAME: orNull(
    z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(WORKSPACE_NAME_CHARACTERS, `must have at most ${WORKSPACE_NAME_CHARACTERS} characters`),
  ),
  PARLEY_WORKSPACE_ACCENT: oneOf(...ACCENTS),
  PARLEY_ROOMS_PUBLIC: oneOf('everybody', 'moderators'),
  PARLEY_ROOMS_PRIVATE: oneOf('everybody', 'moderators'),
  PARLEY_MENTIONS_EVERYBODY: oneOf('members', 'moderators'),
  PARLEY_MESSAGES_EDIT_MINUTES: orNoEnd(MOST_MINUTES),
  PARLEY_MESSAGES_DELETE_MINUTES: orNoEnd(MOST_MINUTES),
  PARLEY_RETENTION_DAYS: orNoEnd(MOST_RETENTION_DAYS),
  PARLEY_FEATURE_POLLS: feature,
  PARLEY_FEATURE_FORWARDING: feature,
  PARLEY_FEATURE_SCHEDULING: feature,
  PARLEY_FEATURE_RECEIPTS: feature,
  PARLEY_FEATURE_CONFIRMATIONS: feature,
}

type SettingValues = { readonly [K in keyof typeof settingVariables]: z.output<(typeof settingVariables)[K]> } & {
  readonly PARLEY_LIMIT_BODY_CHARACTERS: number | null
  readonly PARLEY_LIMIT_FILE_BYTES: number | null
}

/** What the environment decides of the settings, with the name of the variable of each. */
export function fixedSettings(read: SettingValues): {
  readonly values: Partial<Settings>
  readonly variables: Partial<Record<SettingKey, string>>
} {
  const values: Partial<Settings> = {}
  const variables: Partial<Record<SettingKey, string>> = {}
  const fix = <K extends SettingKey>(key: K, variable: keyof SettingValues, value: Settings[K] | undefined) => {
    if (read[variable] === null || value === undefined) return
    values[key] = value
    variables[key] = variable
  }
  fix('workspace.name', 'PARLEY_WORKSPACE_NAME', read.PARLEY_WORKSPACE_NAME ?? undefined)
  fix('workspace.accent', 'PARLEY_WORKSPACE_ACCENT', read.PARLEY_WORKSPACE_ACCENT ?? undefined)
  fix('rooms.public', 'PARLEY_ROOMS_PUBLIC', read.PARLEY_ROOMS_PUBLIC ?? undefined)
  fix('rooms.private', 'PARLEY_ROOMS_PRIVATE', read.PARLEY_ROOMS_PRIVATE ?? undefined)
  fix('mentions.everybody', 'PARLEY_MENTIONS_EVERYBODY', read.PARLEY_MENTIONS_EVERYBODY ?? undefined)
  fix('limits.messageCharacters', 'PARLEY_LIMIT_BODY_CHARACTERS', read.PARLEY_LIMIT_BODY_CHARACTERS ?? undefined)
  fix('limits.fileBytes', 'PARLEY_LIMIT_FILE_BYTES', read.PARLEY_LIMIT_FILE_BYTES ?? undefined)
  fix('messages.editMinutes', 'PARLEY_MESSAGES_EDIT_MINUTES', read.PARLEY_MESSAGES_EDIT_MINUTES || null)
  fix('messages.deleteMinutes', 'PARLEY_MESSAGES_DELETE_MINUTES', read.PARLEY_MESSAGES_DELETE_MINUTES || null)
  fix('retention.days', 'PARLEY_RETENTION_DAYS', read.PARLEY_RETENTION_DAYS || null)
  for (const each of FEATURES) {
    const variable = `PARLEY_FEATURE_${each.toUpperCase() as Uppercase<Feature>}` as const
    fix(`features.${each}`, variable, read[variable] === 'on')
  }
  return { values, variables }
}
