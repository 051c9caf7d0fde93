'use client'

import { Timer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type SlowMode, useDuration } from './slow-mode.ts'

/** Under the box of a slow room: how long the person waits, and otherwise that there is a wait. */
export function SlowNote({ slow }: { slow: SlowMode }) {
  const t = useTranslations('rooms.slow')
  const duration = useDuration()
  const left = useSecondsLeft(slow)
  return (
    <span
      data-testid="slow-note"
      data-tooltip={t('every', { time: duration(slow.seconds) })}
      data-tooltip-side="top"
      className="flex shrink-0 items-center gap-1 tabular-nums"
    >
      <Timer size={13} aria-hidden />
      {left > 0 ? t('wait', { time: clockOf(left) }) : t('on', { time: duration(slow.seconds) })}
    </span>
  )
}

function useSecondsLeft({ until, isWaiting }: SlowMode): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!isWaiting) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [isWaiting])
  return isWaiting ? Math.max(0, Math.ceil((until - now) / 1000)) : 0
}

/** 0:07, 12:30, 5:59:59. */
function clockOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}
