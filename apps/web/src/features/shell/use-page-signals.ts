'use client'

import { useEffect } from 'react'
import { useBootstrap, useRoom, useRooms } from '../connection/client-provider.tsx'
import { pageTitle, totalUnread } from './page-title.ts'

/** What the browser shows outside the page: the tab's title, its icon, the badge of the installed app. */
export function usePageSignals(openRoomId: string | null): void {
  const unread = totalUnread(useRooms())
  const { workspace } = useBootstrap()
  const place = useRoom(openRoomId ?? '')?.room.name ?? null

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
