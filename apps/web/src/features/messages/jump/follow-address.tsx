'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { messageOf, roomPath } from '../../shell/room-path.ts'
import { jumpTo } from './jump-store.ts'

/** An address that names a message leads to it, and is that of its room from then on. */
export function FollowAddress() {
  const pathname = usePathname()
  useEffect(() => {
    const message = messageOf(pathname)
    if (message === null) return
    jumpTo(message)
    window.history.replaceState(window.history.state, '', roomPath(message.roomId))
  }, [pathname])
  return null
}
