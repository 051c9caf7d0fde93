'use client'

import { useEffect } from 'react'
import { goInstead, useAddress } from '../../shell/address.tsx'
import { messageOf, roomPath } from '../../shell/room-path.ts'
import { jumpTo } from './jump-store.ts'

/** An address that names a message leads to it, and is that of its room from then on. */
export function FollowAddress() {
  const pathname = useAddress()
  useEffect(() => {
    const message = messageOf(pathname)
    if (message === null) return
    jumpTo(message)
    goInstead(roomPath(message.roomId), window.history.state)
  }, [pathname])
  return null
}
