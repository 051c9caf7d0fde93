'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useBootstrap, useConnection, useRooms } from '../connection/client-provider.tsx'
import { fallbackRoom } from './neighbours.ts'
import { openRoomInstead } from './open-room.ts'
import { useShell } from './shell-context.tsx'

/** No room is named. On a phone the list stands here; elsewhere the last room opens by itself as soon as there is one. */
export function NoRoom({ lastRoomId }: { lastRoomId: string | null }) {
  const t = useTranslations('shell')
  const rooms = useRooms()
  // A guest finds no rooms: an admin chooses them.
  const isGuest = useBootstrap().me.role === 'guest'
  const { showDialog } = useShell()
  const hadRooms = useRef(rooms.length > 0)
  const waiting = useConnection().status !== 'online'
  useEffect(() => {
    const wide = window.matchMedia('(min-width: 768px)').matches
    const next = fallbackRoom(
      rooms.map(({ room }) => room),
      lastRoomId,
    )
    // A newcomer's first room opens by itself everywhere; on a phone the list is else where one wants to be.
    if (next !== null && (wide || !hadRooms.current)) openRoomInstead(next)
  }, [rooms, lastRoomId])
  return (
    <main
      id="messages"
      tabIndex={-1}
      className="relative col-start-2 row-start-1 grid min-h-0 min-w-0 place-items-center bg-surface p-6 outline-none max-md:hidden"
    >
      {rooms.length > 0 ? null : waiting ? (
        <EmptyState level={1} title={t('waitingTitle')}>
          {t('waiting')}
        </EmptyState>
      ) : (
        <EmptyState
          level={1}
          title={t('noRoomsTitle')}
          action={isGuest ? null : <Button onClick={() => showDialog({ kind: 'browse' })}>{t('browseRooms')}</Button>}
        >
          {t('noRooms')}
        </EmptyState>
      )}
    </main>
  )
}
