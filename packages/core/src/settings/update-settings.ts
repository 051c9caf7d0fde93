import { isDeepStrictEqual } from 'node:util'
import { attachIcon, findSettingsVersions, loadSettings, type SettingsRow, writeSettings } from '@parley/db'
import {
  type AuditEntry,
  type CommandOutput,
  type ParsedInput,
  Refusal,
  type SettingKey,
  type Settings,
} from '@parley/protocol'
import { type Acting, actOnWorkspace } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { tellState } from './read-settings.ts'
import { parseBanner, parseWorkspaceName } from './setting-text.ts'

/**
 * Changes settings, all of them or none. Here they hold once this is committed; elsewhere as soon as they hear of it.
 * What is so already makes no version.
 * @throws Refusal NOT_AN_ADMIN, SETTINGS_CHANGED, SETTING_LOCKED, SETTING_INVALID, TIME_PAST, FILE_NOT_FOUND
 */
export async function updateSettings(
  core: CoreContext,
  principal: Principal,
  { version, changes }: ParsedInput<'settings.update'>,
): Promise<CommandOutput<'settings.update'>> {
  const row = await actOnWorkspace(core, principal, async (acting): Promise<SettingsRow> => {
    const row = await loadSettings(acting.ask)
    if (row === null) throw new Error('there is no workspace')
    if (row.version !== version) throw new Refusal('SETTINGS_CHANGED')
    const before = core.settings.of(row.stored)
    const wanted = parse(core, before, changes)
    const keys = (Object.keys(wanted) as SettingKey[]).filter((key) => !isDeepStrictEqual(wanted[key], before[key]))
    if (keys.length === 0) return row
    const changed = Object.fromEntries(keys.map((key) => [key, wanted[key]])) as Partial<Settings>
    await takeIcon(acting, changed)
    const next: SettingsRow = {
      epoch: row.epoch,
      version: version + 1,
      bannerVersion: changed.banner ? version + 1 : row.bannerVersion,
      stored: { ...row.stored, ...changed },
    }
    await writeSettings(acting.ask, { ...next, before: row.stored, byId: principal.personId })
    await acting.audit({
      action: 'settings.update',
      target: { kind: 'workspace', id: null, name: '' },
      before: factsOf(before, keys),
      after: factsOf({ ...before, ...changed }, keys),
    })
    return next
  })
  core.settings.take(row)
  const [last] = await findSettingsVersions(core.database.ask, { before: null, limit: 1 })
  return tellState(core, row, last)
}

/** @throws Refusal SETTING_LOCKED, SETTING_INVALID, TIME_PAST */
function parse(
  { settings }: CoreContext,
  before: Settings,
  changes: ParsedInput<'settings.update'>['changes'],
): Partial<Settings> {
  const wanted = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>
  for (const key of Object.keys(wanted) as SettingKey[]) {
    const isSame = isDeepStrictEqual(wanted[key], before[key])
    if (settings.locked[key] !== undefined && !isSame) throw new Refusal('SETTING_LOCKED', { field: key })
  }
  if (wanted['workspace.name'] !== undefined) wanted['workspace.name'] = parseWorkspaceName(wanted['workspace.name'])
  // One whose time is over may stay as it is.
  if (wanted.banner && !isDeepStrictEqual(wanted.banner, before.banner)) wanted.banner = parseBanner(wanted.banner)
  return wanted
}

async function takeIcon({ ask, actor }: Acting, { 'workspace.icon': icon }: Partial<Settings>): Promise<void> {
  if (icon && !(await attachIcon(ask, icon, actor.personId))) {
    throw new Refusal('FILE_NOT_FOUND', { field: 'workspace.icon' })
  }
}

/** What the audit log says of them: of an announcement its words, which were for everybody. */
function factsOf(settings: Settings, keys: readonly SettingKey[]): NonNullable<AuditEntry['before']> {
  return Object.fromEntries(
    keys.map((key) => [key, key === 'banner' ? (settings.banner?.text ?? null) : settings[key]]),
  )
}
