import type { Locale } from '@parley/protocol'
import enActs from '../wording/en/acts.json'
import enAdmin from '../wording/en/admin.json'
import enBroken from '../wording/en/broken.json'
import enCommon from '../wording/en/common.json'
import enCompletion from '../wording/en/completion.json'
import enConfirmations from '../wording/en/confirmations.json'
import enConnection from '../wording/en/connection.json'
import enEmoji from '../wording/en/emoji.json'
import enErrors from '../wording/en/errors.json'
import enFiles from '../wording/en/files.json'
import enFormatting from '../wording/en/formatting.json'
import enInbox from '../wording/en/inbox.json'
import enMessages from '../wording/en/messages.json'
import enModeration from '../wording/en/moderation.json'
import enPersonal from '../wording/en/personal.json'
import enPolls from '../wording/en/polls.json'
import enPresence from '../wording/en/presence.json'
import enProfile from '../wording/en/profile.json'
import enRooms from '../wording/en/rooms.json'
import enScheduled from '../wording/en/scheduled.json'
import enSession from '../wording/en/session.json'
import enSettings from '../wording/en/settings.json'
import enShell from '../wording/en/shell.json'
import enShortcuts from '../wording/en/shortcuts.json'
import enSwitcher from '../wording/en/switcher.json'
import enThreads from '../wording/en/threads.json'
import enTyping from '../wording/en/typing.json'
import enWorkspace from '../wording/en/workspace.json'
import zhActs from '../wording/zh-CN/acts.json'
import zhAdmin from '../wording/zh-CN/admin.json'
import zhBroken from '../wording/zh-CN/broken.json'
import zhCommon from '../wording/zh-CN/common.json'
import zhCompletion from '../wording/zh-CN/completion.json'
import zhConfirmations from '../wording/zh-CN/confirmations.json'
import zhConnection from '../wording/zh-CN/connection.json'
import zhEmoji from '../wording/zh-CN/emoji.json'
import zhErrors from '../wording/zh-CN/errors.json'
import zhFiles from '../wording/zh-CN/files.json'
import zhFormatting from '../wording/zh-CN/formatting.json'
import zhInbox from '../wording/zh-CN/inbox.json'
import zhMessages from '../wording/zh-CN/messages.json'
import zhModeration from '../wording/zh-CN/moderation.json'
import zhPersonal from '../wording/zh-CN/personal.json'
import zhPolls from '../wording/zh-CN/polls.json'
import zhPresence from '../wording/zh-CN/presence.json'
import zhProfile from '../wording/zh-CN/profile.json'
import zhRooms from '../wording/zh-CN/rooms.json'
import zhScheduled from '../wording/zh-CN/scheduled.json'
import zhSession from '../wording/zh-CN/session.json'
import zhSettings from '../wording/zh-CN/settings.json'
import zhShell from '../wording/zh-CN/shell.json'
import zhShortcuts from '../wording/zh-CN/shortcuts.json'
import zhSwitcher from '../wording/zh-CN/switcher.json'
import zhThreads from '../wording/zh-CN/threads.json'
import zhTyping from '../wording/zh-CN/typing.json'
import zhWorkspace from '../wording/zh-CN/workspace.json'

const en = {
  acts: enActs,
  admin: enAdmin,
  broken: enBroken,
  common: enCommon,
  completion: enCompletion,
  confirmations: enConfirmations,
  connection: enConnection,
  emoji: enEmoji,
  errors: enErrors,
  files: enFiles,
  formatting: enFormatting,
  inbox: enInbox,
  messages: enMessages,
  moderation: enModeration,
  personal: enPersonal,
  polls: enPolls,
  presence: enPresence,
  profile: enProfile,
  rooms: enRooms,
  scheduled: enScheduled,
  session: enSession,
  settings: enSettings,
  shell: enShell,
  shortcuts: enShortcuts,
  switcher: enSwitcher,
  threads: enThreads,
  typing: enTyping,
  workspace: enWorkspace,
}

/** All wording of one language, by namespace. The English files are the shape; a test holds the others to it. */
export type Wording = typeof en
export type Namespace = keyof Wording

const WORDING: Readonly<Record<Locale, { readonly [N in Namespace]: object }>> = {
  en,
  'zh-CN': {
    acts: zhActs,
    admin: zhAdmin,
    broken: zhBroken,
    common: zhCommon,
    completion: zhCompletion,
    confirmations: zhConfirmations,
    connection: zhConnection,
    emoji: zhEmoji,
    errors: zhErrors,
    files: zhFiles,
    formatting: zhFormatting,
    inbox: zhInbox,
    messages: zhMessages,
    moderation: zhModeration,
    personal: zhPersonal,
    polls: zhPolls,
    presence: zhPresence,
    profile: zhProfile,
    rooms: zhRooms,
    scheduled: zhScheduled,
    session: zhSession,
    settings: zhSettings,
    shell: zhShell,
    shortcuts: zhShortcuts,
    switcher: zhSwitcher,
    threads: zhThreads,
    typing: zhTyping,
    workspace: zhWorkspace,
  },
}

export function readWording(locale: Locale): Wording {
  return WORDING[locale] as Wording
}

/** The namespaces that a part of the page needs in the browser; the rest stays on the server. */
export function pickWording<N extends Namespace>(wording: Wording, namespaces: readonly N[]): Pick<Wording, N> {
  return Object.fromEntries(namespaces.map((name) => [name, wording[name]])) as Pick<Wording, N>
}
