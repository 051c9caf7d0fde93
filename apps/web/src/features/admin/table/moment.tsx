'use client'

import { useFormatter } from 'next-intl'
import { useTimeText } from '../../../i18n/time.tsx'

/** A time as short as it says enough: today the clock, this year the day, else the year too. The exact one is its tooltip. */
export function Moment({ at }: { at: string }) {
  const format = useFormatter()
  const exact = useTimeText()(at, 'exact')
  const date = new Date(at)
  const now = new Date()
  const dayOf = (day: Date) => format.dateTime(day, { year: 'numeric', month: 'numeric', day: 'numeric' })
  const short =
    dayOf(date) === dayOf(now)
      ? format.dateTime(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      : date.getFullYear() === now.getFullYear()
        ? format.dateTime(date, { day: 'numeric', month: 'short' })
        : format.dateTime(date, { year: 'numeric', month: 'short', day: 'numeric' })
  return (
    <time dateTime={at} data-tooltip={exact} data-tooltip-side="top">
      {short}
    </time>
  )
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A function that writes how much room something takes, in units of 1,000. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
    const value = bytes / 1000 ** step
    return format.number(value, {
      style: 'unit',
      unit: UNITS[step] ?? 'byte',
      unitDisplay: step === 0 ? 'narrow' : 'short',
      maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
    })
  }
}
