'use client'

import { useEffect } from 'react'
import { useBootstrap, useRoom } from '../connection/client-provider.tsx'
import { useTitleOf } from '../rooms/use-room-title.ts'
import { useSignals } from '../unread/use-signals.ts'
import { iconAddress } from './icon-address.ts'
import { pageTitle } from './page-title.ts'

const ICONS = { activity: '/favicon-activity.svg', mention: '/favicon-mention.svg' } as const

/** What the browser shows outside the page: the tab's title, its icon, the badge of the installed app. */
export function usePageSignals(openRoomId: string | null): void {
  const { badge, icon } = useSignals()
  const { workspace } = useBootstrap()
  const entry = useRoom(openRoomId ?? '')
  const title = useTitleOf(entry?.room)
  const place = entry === undefined ? null : title

  useEffect(() => {
    document.title = pageTitle(place, workspace.name, badge)
  }, [place, workspace.name, badge])

  useEffect(() => {
    if (icon === 'plain') return
    const link = document.head.querySelector<HTMLLinkElement>('link[rel~="icon"]')
    if (link === null) return
    link.href = ICONS[icon]
    return () => {
      link.href = iconAddress(workspace.icon)
    }
  }, [icon, workspace.icon])

  useEffect(() => {
    // Not every browser has badges, and those that do refuse them to a page that is not installed.
    if ('setAppBadge' in navigator) navigator.setAppBadge(badge).catch(() => undefined)
  }, [badge])
}
