'use client'

import { useEffect, useEffectEvent } from 'react'
import { useRooms } from '../connection/client-provider.tsx'
import { toggleLastPanel } from '../panel/panel-store.ts'
import { neighbour } from './neighbours.ts'
import { openRoom } from './open-room.ts'
import { focusNextRegion } from './regions.ts'
import { shellActOf } from './shortcuts.ts'

/** The keys of the shell, wherever the focus is but in a dialog. */
export function useShortcuts(openRoomId: string | null): void {
  const rooms = useRooms()
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const act = shellActOf(event)
    if (act === null || document.querySelector('[data-dialog-open]')) return
    event.preventDefault()
    if (act.kind === 'toggle-panel') {
      if (openRoomId !== null) toggleLastPanel(openRoomId)
    } else if (act.kind === 'next-region') focusNextRegion(act.step)
    else {
      const stops = rooms.map(({ room, unread }) => ({ id: room.id, unread }))
      const next = neighbour(stops, openRoomId, act.step, act.unreadOnly)
      if (next !== null) openRoom(next)
    }
  })
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
