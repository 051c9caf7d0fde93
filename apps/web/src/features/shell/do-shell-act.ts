import type { ParleyClient } from '@parley/client'
import { reactToLast } from '../messages/acts/react-to-last.ts'
import { toggleLastPanel } from '../panel/panel-store.ts'
import { openShortcutSheet } from '../shortcuts/open-shortcut-sheet.ts'
import { markAllReadAndTell, type Tell } from '../unread/mark-all-read.ts'
import { neighbour } from './neighbours.ts'
import { openRoom } from './open-room.ts'
import { focusNextRegion } from './regions.ts'
import { roomIdOf } from './room-path.ts'
import type { ShellDialog } from './shell-context.tsx'
import type { ShellAct } from './shortcuts.ts'
import { openSidePage } from './side-pages.tsx'
import { stopsIn } from './stops.ts'

export interface ShellActContext {
  readonly client: ParleyClient
  showDialog(dialog: ShellDialog): void
  openSettings(): void
  /** Words of `inbox`. */
  readonly tell: Tell
}

/** Does what a key of the shell asks for, in the room that is open now; the switcher opens without this code. */
export function doShellAct(act: ShellAct, context: ShellActContext): void {
  const { client, showDialog } = context
  const openRoomId = roomIdOf(window.location.pathname)
  switch (act.kind) {
    case 'toggle-panel':
      if (openRoomId !== null) toggleLastPanel(openRoomId)
      break
    case 'next-region':
      focusNextRegion(act.step)
      break
    case 'find-person':
      showDialog({ kind: 'direct' })
      break
    case 'shortcut-sheet':
      openShortcutSheet()
      break
    case 'react-to-last':
      if (openRoomId !== null) reactToLast(client, openRoomId)
      break
    case 'mentions':
      openSidePage('/mentions')
      break
    case 'unreads':
      openSidePage('/inbox')
      break
    case 'mark-all-read':
      markAllReadAndTell(client, context.tell)
      break
    case 'settings':
      context.openSettings()
      break
    case 'step': {
      const next = neighbour(stopsIn(client, openRoomId), openRoomId, act.step, act.unreadOnly)
      if (next !== null) openRoom(next)
    }
  }
}
