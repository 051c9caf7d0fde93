import { FEATURES, type Limits, type Settings, type Workspace } from '@parley/protocol'
import type { CoreContext } from '../context.ts'

/** What everybody is told of the settings as they hold now. What is as it is by itself is left out. */
export function describeSettings({ settings }: Pick<CoreContext, 'settings'>): {
  workspace: Workspace
  limits: Limits
} {
  const now = settings.now()
  const { version = 0, bannerVersion = 0 } = settings.known() ?? {}
  const { 'workspace.icon': icon, 'workspace.accent': accent, banner } = now
  const off = FEATURES.filter((feature) => !now[`features.${feature}`])
  const rules = rulesOf(now)
  const isShown = banner !== null && (banner.until === null || new Date(banner.until) > new Date())
  return {
    workspace: {
      name: now['workspace.name'],
      ...(version > 0 && { version }),
      ...(icon !== null && { icon }),
      ...(accent !== 'cinnabar' && { accent }),
      ...(isShown && { banner: { ...banner, version: bannerVersion } }),
      ...(off.length > 0 && { off }),
      ...(Object.keys(rules).length > 0 && { rules }),
    },
    limits: settings.limits(),
  }
}

function rulesOf(now: Settings): NonNullable<Workspace['rules']> {
  const {
    'messages.editMinutes': editMinutes,
    'messages.deleteMinutes': deleteMinutes,
    'retention.days': retentionDays,
  } = now
  return {
    ...(now['rooms.public'] === 'moderators' && { publicRooms: 'moderators' }),
    ...(now['rooms.private'] === 'moderators' && { privateRooms: 'moderators' }),
    ...(editMinutes !== null && { editMinutes }),
    ...(deleteMinutes !== null && { deleteMinutes }),
    ...(retentionDays !== null && { retentionDays }),
  }
}
