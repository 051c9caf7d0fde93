'use client'

import { useEffect, useState } from 'react'
import { useBootstrap } from '../connection/client-provider.tsx'
import { useKept } from '../personal/use-kept.ts'

/** A timer takes no more than this, which is over three weeks. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Until when a moderator keeps the person from writing in a room, there or everywhere, in milliseconds since the epoch; null
 * where nobody does. The component is drawn again when it is over.
 */
export function useMute(roomId: string): number | null {
  const { me } = useBootstrap()
  const here = useKept('mute', roomId)?.until
  const everywhere = useKept('mute', me.id)?.until
  const until = Math.max(
    here === undefined ? 0 : Date.parse(here),
    everywhere === undefined ? 0 : Date.parse(everywhere),
  )
  const [, lookAgain] = useState(0)
  const isMuted = until > Date.now()
  useEffect(() => {
    if (!isMuted) return
    const timer = setTimeout(() => lookAgain(until), Math.min(until - Date.now() + 50, LONGEST_TIMER_MS))
    return () => clearTimeout(timer)
  }, [isMuted, until])
  return isMuted ? until : null
}
