'use client'

import { useRouter } from 'next/navigation'
import { useTimeZone } from 'next-intl'
import { useEffect } from 'react'
import { keepChoice, ZONE_COOKIE } from './cookies.ts'

/** Tells the server the browser's time zone, once. A page that shows a time is then drawn again in it. */
export function ZoneKeeper() {
  const drawn = useTimeZone()
  const router = useRouter()
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!zone || zone === drawn) return
    keepChoice(ZONE_COOKIE, zone)
    if (document.querySelector('time')) router.refresh()
  }, [drawn, router])
  return null
}
