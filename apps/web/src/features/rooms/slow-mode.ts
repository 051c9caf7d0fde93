'use client'

import { useLocale } from 'next-intl'
import { useEffect, useState } from 'react'
import { useBootstrap, useRoom } from '../connection/client-provider.tsx'
import { durationText } from './duration.ts'

/** Roles in the workspace of those who wait. */
const WAITING: readonly string[] = ['member', 'guest']

export interface SlowMode {
  /** Between two messages. */
  readonly seconds: number
  /** When the person may write again, in milliseconds since the epoch; in the past where they may. */
  readonly until: number
  readonly isWaiting: boolean
}

/** How a slow room holds this person back; null where it does not. The component is drawn again when they may write. */
export function useSlowMode(roomId: string): SlowMode | null {
  const entry = useRoom(roomId)
  const { me } = useBootstrap()
  const [, lookAgain] = useState(0)
  const seconds = entry?.room.slowSeconds
  const isHeld = seconds !== undefined && entry?.role === 'member' && WAITING.includes(me.role)
  const until = isHeld && entry.spokeAt !== undefined ? entry.spokeAt + seconds * 1000 : 0
  const isWaiting = until > Date.now()
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => lookAgain(until), until - Date.now() + 50)
    return () => clearTimeout(timer)
  }, [isWaiting, until])
  return isHeld ? { seconds, until, isWaiting } : null
}

/** Writes a number of seconds as people of the language say it. */
export function useDuration(): (seconds: number) => string {
  const locale = useLocale()
  return (seconds) => durationText(locale, seconds)
}
