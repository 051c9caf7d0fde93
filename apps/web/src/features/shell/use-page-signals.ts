'use client'

import { useEffect } from 'react'
import { useBootstrap, useRoom, useRooms } from '../connection/client-provider.tsx'
import { useTitleOf } from '../rooms/use-room-title.ts'
import { pageTitle, totalUnread } from './page-title.ts'

/** What the browser shows outside the page: the tab's title, its icon, the badge of the installed app. */
export function usePageSignals(openRoomId: string | null): void {
  const unread = totalUnread(useRooms().filter(({ room }) => room.archivedAt === undefined))
  const { workspace } = useBootstrap()
  const entry = useRoom(openRoomId ?? '')
  const title = useTitleOf(entry?.room)
  const place = entry === undefined ? null : title

  useEffect(() => {
    document.title = pageTitle(place, workspace.name, unread)
  }, [place, workspace.name, unread])

  const anyUnread = unread > 0
  useEffect(() => {
    if (!anyUnread) return
    const icon = document.head.querySelector<HTMLLinkElement>('link[rel~="icon"]')
    if (icon === null) return
    const usual = icon.href
    icon.href = '/favicon-activity.svg'
    return () => {
      icon.href = usual
    }
  }, [anyUnread])

  useEffect(() => {
    // Not every browser has badges, and those that do refuse them to a page that is not installed.
    if ('setAppBadge' in navigator) navigator.setAppBadge(unread).catch(() => undefined)
  }, [unread])
}
