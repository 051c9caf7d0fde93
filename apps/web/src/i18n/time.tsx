'use client'

import { useFormatter } from 'next-intl'

/**
 * `clock` 14:02 · `day` Thursday, 20 November · `exact` the day and the minute · `relative` 5 minutes ago, as of `now`.
 */
export type TimeStyle = 'clock' | 'day' | 'exact' | 'relative'

const STYLES = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  exact: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A function that writes times in the person's language and zone, the same on the server and in the browser. */
export function useTimeText(): (at: string | number | Date, style: TimeStyle, now?: Date | number) => string {
  const format = useFormatter()
  return (at, style, now) => {
    const date = new Date(at)
    if (style === 'relative') return format.relativeTime(date, now === undefined ? undefined : new Date(now))
    return format.dateTime(date, STYLES[style])
  }
}

export interface TimeProps {
  at: string | number | Date
  style?: TimeStyle
  /** For `relative`: pass the moment that the screen last ticked, so that it is drawn alike everywhere. */
  now?: Date | number
  className?: string
}

/** A time as text; the exact one is its tooltip. The zone is the `parley-zone` cookie's, so nothing shifts on hydration. */
export function Time({ at, style = 'clock', now, className }: TimeProps) {
  const text = useTimeText()
  const exact = text(at, 'exact')
  return (
    <time
      dateTime={new Date(at).toISOString()}
      className={className}
      {...(style !== 'exact' && { 'data-tooltip': exact, 'data-tooltip-side': 'top' })}
    >
      {text(at, style, now)}
    </time>
  )
}
