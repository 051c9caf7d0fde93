'use client'

import { useRouter } from 'next/navigation'
import { useTimeZone } from 'next-intl'
import { useEffect } from 'react'
import { keepChoice, ZONE_COOKIE } from './cookies.ts'

/** What shows a time, and every page of the app: what it has yet to fetch will hold some. */
const TIMED = 'time, [data-conn]'

/** Tells the server the browser's time zone, once. A page that shows times is then drawn again in it. */
export function ZoneKeeper() {
  const drawn = useTimeZone()
  const router = useRouter()
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!zone || zone === drawn) return
    keepChoice(ZONE_COOKIE, zone)
    if (document.querySelector(TIMED)) router.refresh()
  }, [drawn, router])
  return null
}
