'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { useClient } from '../connection/client-provider.tsx'
import { reactToLast } from '../messages/acts/react-to-last.ts'
import { toggleLastPanel } from '../panel/panel-store.ts'
import { openSwitcher, prepareSwitcher } from '../quick-switcher/open-switcher.ts'
import { openShortcutSheet } from '../shortcuts/open-shortcut-sheet.ts'
import { useMarkAllRead } from '../unread/use-mark-all-read.ts'
import { neighbour } from './neighbours.ts'
import { openRoom } from './open-room.ts'
import { focusNextRegion } from './regions.ts'
import type { ShellDialog } from './shell-context.tsx'
import { shellActOf } from './shortcuts.ts'
import { openSidePage } from './side-pages.tsx'
import { stopsIn } from './stops.ts'

/** The keys of the shell, wherever the focus is but in a dialog. */
export function useShortcuts(openRoomId: string | null, showDialog: (dialog: ShellDialog) => void): void {
  const router = useRouter()
  const markAllRead = useMarkAllRead()
  const client = useClient()
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // The key that begins with it comes a moment earlier.
    if (event.key === 'Control' || event.key === 'Meta') prepareSwitcher()
    const act = shellActOf(event)
    if (act === null || document.querySelector('[data-dialog-open]')) return
    event.preventDefault()
    switch (act.kind) {
      case 'toggle-panel':
        if (openRoomId !== null) toggleLastPanel(openRoomId)
        break
      case 'next-region':
        focusNextRegion(act.step)
        break
      case 'switcher':
        openSwitcher()
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
        markAllRead()
        break
      case 'settings':
        router.push('/settings')
        break
      case 'step': {
        const next = neighbour(stopsIn(client, openRoomId), openRoomId, act.step, act.unreadOnly)
        if (next !== null) openRoom(next)
      }
    }
  })
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
