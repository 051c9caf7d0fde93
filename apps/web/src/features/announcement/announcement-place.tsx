'use client'

import { useEffect, useState } from 'react'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useBootstrap, useClient, useStore } from '../connection/client-provider.tsx'

const Announcement = lazyPart(() => import('./announcement.tsx'))

/** Where the announcement stands while there is one that was not dismissed, and its time is not over. */
export function AnnouncementPlace() {
  const { banner } = useBootstrap().workspace
  const kept = useStore(useClient().personal).get('setting:announcement')?.value
  const [over, setOver] = useState(0)
  useEffect(() => {
    if (!banner?.until) return
    const leftMs = Math.min(new Date(banner.until).getTime() - Date.now(), 2 ** 31 - 1)
    const timer = setTimeout(() => setOver(banner.version), Math.max(0, leftMs))
    return () => clearTimeout(timer)
  }, [banner])
  if (!banner || over === banner.version || kept === banner.version) return null
  return <Announcement key={banner.version} banner={banner} />
}
