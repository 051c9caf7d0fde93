import type { ParleyClient } from '@parley/client'
import {
  AtSign,
  BellOff,
  Bookmark,
  Compass,
  DoorOpen,
  Inbox,
  Info,
  Keyboard,
  Languages,
  LogOut,
  type LucideIcon,
  MessagesSquare,
  Monitor,
  Moon,
  PencilLine,
  Plus,
  Settings,
  Smile,
  Sun,
} from 'lucide-react'
import { togglePanel } from '../panel/panel-store.ts'
import { keepRoom } from '../personal/use-kept.ts'
import { chooseTheme } from '../preferences/choose-theme.ts'
import { keepChoice, LOCALE_COOKIE } from '../preferences/cookies.ts'
import { askToSignOut } from '../shell/ask-to-sign-out.ts'
import type { ShellDialog } from '../shell/shell-context.tsx'
import { openSidePage } from '../shell/side-pages.tsx'
import { openShortcutSheet } from '../shortcuts/open-shortcut-sheet.ts'

/** What a command of the switcher may use. */
export interface CommandScope {
  readonly client: ParleyClient
  readonly personId: string
  readonly room: { readonly id: string; readonly name: string } | null
  readonly showDialog: (dialog: ShellDialog) => void
  /** Leads to another page of the app. */
  readonly goTo: (path: string) => void
  /** Draws the page anew from the server. */
  readonly refresh: () => void
}

interface SwitcherCommand {
  /** Its name is `switcher.commands.<id>`. In any language it is found by this, too. */
  readonly id: string
  readonly icon: LucideIcon
  /** What is done to the room that is open, and so not offered without one. */
  readonly ofRoom?: true
  readonly notForGuests?: true
  /** @throws where it failed; the switcher says so. */
  readonly run: (scope: CommandScope) => void | Promise<void>
}

/** What the switcher can do besides leading somewhere. A new one is an entry here and its name in both languages. */
export const COMMANDS = [
  { id: 'browse-rooms', icon: Compass, notForGuests: true, run: ({ showDialog }) => showDialog({ kind: 'browse' }) },
  { id: 'create-room', icon: Plus, notForGuests: true, run: ({ showDialog }) => showDialog({ kind: 'create' }) },
  { id: 'settings', icon: Settings, run: ({ goTo }) => goTo('/settings') },
  { id: 'set-status', icon: Smile, run: ({ showDialog }) => showDialog({ kind: 'status' }) },
  { id: 'quiet', icon: BellOff, run: ({ showDialog }) => showDialog({ kind: 'quiet' }) },
  { id: 'shortcuts', icon: Keyboard, run: () => openShortcutSheet() },
  { id: 'inbox', icon: Inbox, run: () => openSidePage('/inbox') },
  { id: 'mentions', icon: AtSign, run: () => openSidePage('/mentions') },
  { id: 'threads', icon: MessagesSquare, run: () => openSidePage('/threads') },
  { id: 'saved', icon: Bookmark, run: () => openSidePage('/saved') },
  { id: 'drafts', icon: PencilLine, run: () => openSidePage('/drafts') },
  { id: 'room-info', icon: Info, ofRoom: true, run: () => togglePanel({ kind: 'info' }) },
  {
    id: 'leave-room',
    icon: DoorOpen,
    ofRoom: true,
    run: ({ room, showDialog }) => {
      if (room !== null) showDialog({ kind: 'leave', roomId: room.id, name: room.name })
    },
  },
  {
    id: 'mute-room',
    icon: BellOff,
    ofRoom: true,
    run: ({ client, room }) => {
      if (room !== null) keepRoom(client, room.id, { mutedUntil: 'forever' })
    },
  },
  { id: 'theme-light', icon: Sun, run: () => chooseTheme('light') },
  { id: 'theme-dark', icon: Moon, run: () => chooseTheme('dark') },
  { id: 'theme-system', icon: Monitor, run: () => chooseTheme('system') },
  { id: 'english', icon: Languages, run: (scope) => chooseLanguage('en', scope) },
  { id: 'chinese', icon: Languages, run: (scope) => chooseLanguage('zh-CN', scope) },
  { id: 'sign-out', icon: LogOut, run: ({ client, personId }) => askToSignOut(client, personId) },
] as const satisfies readonly SwitcherCommand[]

export type CommandId = (typeof COMMANDS)[number]['id']

function chooseLanguage(locale: string, { refresh }: CommandScope): void {
  keepChoice(LOCALE_COOKIE, locale)
  refresh()
}
