'use client'

import { useTranslations } from 'next-intl'
import { type CSSProperties, type ReactNode, useEffect, useMemo, useState } from 'react'
import { AnnouncementPlace } from '../announcement/announcement-place.tsx'
import { NudgeListener } from '../confirmations/nudge-listener.tsx'
import { ActRefusals } from '../messages/acts/act-refusals.tsx'
import { FollowAddress } from '../messages/jump/follow-address.tsx'
import { Later } from '../personal/later.tsx'
import { keepChoice } from '../preferences/cookies.ts'
import { SwitcherPlace } from '../quick-switcher/switcher-place.tsx'
import { RoomDialogs } from '../rooms/room-dialogs.tsx'
import { ShortcutSheetPlace } from '../shortcuts/shortcut-sheet-place.tsx'
import { AppRoot } from './app-root.tsx'
import { LAST_ROOM_COOKIE } from './choices.ts'
import { useOpenRoomId } from './open-room.ts'
import { type ShellContext, ShellContextProvider, type ShellDialog } from './shell-context.tsx'
import { useSidePath } from './side-pages.tsx'
import { Sidebar } from './sidebar.tsx'
import { usePageSignals } from './use-page-signals.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useVisualViewport } from './use-visual-viewport.ts'

// Each page stands in the shell and draws it: together they make one script.
export { RoomScreen } from './room-screen.tsx'

/**
 * The frame of the chat: sidebar, room, panel. Three columns; under 1024 px the panel lies over the room; under 768 px
 * there is one column, which is the list or a room. It stays while rooms are switched.
 */
export function Shell({ sidebarWidth, children }: { sidebarWidth: number; children: ReactNode }) {
  const t = useTranslations('shell')
  const openRoomId = useOpenRoomId()
  const [width, setWidth] = useState(sidebarWidth)
  const [dialog, showDialog] = useState<ShellDialog | null>(null)

  usePageSignals(openRoomId)
  useShortcuts(showDialog)
  useVisualViewport()
  useEffect(() => {
    if (openRoomId !== null) keepChoice(LAST_ROOM_COOKIE, openRoomId)
  }, [openRoomId])

  const context = useMemo<ShellContext>(() => ({ openRoomId, showDialog }), [openRoomId])
  const sidePath = useSidePath()
  const listOnly = openRoomId === null && sidePath === null
  return (
    <ShellContextProvider value={context}>
      <AppRoot
        openRoomId={openRoomId}
        className="relative grid h-(--viewport-height,100dvh) grid-cols-[var(--sidebar-now)_minmax(0,1fr)_auto] grid-rows-[auto_minmax(0,1fr)] overflow-hidden *:row-start-2 [&>[data-testid=announcement]~*]:[--safe-top:0px] max-md:grid-cols-[minmax(0,1fr)]"
        bannerClassName="absolute right-0 left-(--sidebar-now) top-[calc(var(--header-height)+var(--safe-top))] z-(--layer-sticky) max-md:left-0"
        style={{ '--sidebar-now': `${width}px` } as CSSProperties}
      >
        <a
          href="#messages"
          className="absolute top-2 left-2 row-start-1! z-(--layer-tooltip) inline-flex min-h-11 -translate-y-20 items-center rounded-control bg-inverse px-3 text-ink-inverse no-underline focus:translate-y-0"
        >
          {t('skipToMessages')}
        </a>
        <AnnouncementPlace />
        <Sidebar
          openRoomId={openRoomId}
          width={width}
          onWidth={setWidth}
          {...(!listOnly && { className: 'max-md:hidden' })}
        />
        {children}
        <RoomDialogs dialog={dialog} onDialog={showDialog} />
        <NudgeListener />
        <Later />
        <FollowAddress />
        <ActRefusals />
        <SwitcherPlace />
        <ShortcutSheetPlace />
      </AppRoot>
    </ShellContextProvider>
  )
}
