import { findPeople, findSettingsVersions, loadSettings, type SettingsRow } from '@parley/db'
import { type CommandOutput, type ParsedInput, SETTINGS_PAGE_ROWS, type SettingsVersion } from '@parley/protocol'
import { requireActor } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/** The settings, as they are in the database at this moment. @throws Refusal NOT_AN_ADMIN */
export async function readSettings(core: CoreContext, principal: Principal): Promise<CommandOutput<'settings.read'>> {
  const { ask } = core.database
  await requireActor(ask, principal)
  const [row, [last]] = await Promise.all([loadSettings(ask), findSettingsVersions(ask, { before: null, limit: 1 })])
  if (row === null) throw new Error('there is no workspace')
  return tellState(core, row, last)
}

/** The settings with their last change, where there was one. */
export async function tellState(
  core: CoreContext,
  { version, stored }: SettingsRow,
  last: SettingsVersion | undefined,
): Promise<CommandOutput<'settings.read'>> {
  const byId = last?.byId ?? null
  return {
    state: {
      version,
      settings: core.settings.of(stored),
      locked: { ...core.settings.locked },
      changedAt: last?.at ?? null,
      changedById: byId,
    },
    people: byId === null ? [] : await findPeople(core.database, [byId]),
  }
}

/** Every change of the settings, the newest first. @throws Refusal NOT_AN_ADMIN */
export async function listSettingsHistory(
  core: CoreContext,
  principal: Principal,
  { beforeVersion }: ParsedInput<'settings.history'>,
): Promise<CommandOutput<'settings.history'>> {
  const { ask } = core.database
  await requireActor(ask, principal)
  const found = await findSettingsVersions(ask, { before: beforeVersion ?? null, limit: SETTINGS_PAGE_ROWS + 1 })
  const versions = found.slice(0, SETTINGS_PAGE_ROWS)
  const byIds = new Set(versions.flatMap(({ byId }) => byId ?? []))
  return {
    versions,
    people: await findPeople(core.database, [...byIds]),
    more: found.length > versions.length,
  }
}
