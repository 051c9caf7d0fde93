'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useMemo, useSyncExternalStore } from 'react'
import { type Calendar, calendarOf, type Day, type DayWords, dayWords, nearness } from './calendar.ts'

export interface TimeWords {
  readonly calendar: Calendar
  /** `14:02` */
  clock(at: number): string
  /** The day and the minute. */
  exact(at: number): string
  /** The date of a day, without its nearness. */
  date(day: Day): string
  /** `Today`, `Yesterday` or null. */
  near(day: Day): string | null
  /** The shortest words that tell when: the minute for today, else the date. */
  brief(at: number): string
  /** For what ends: the minute where that is today, else the day, too. */
  until(at: number): string
}

/**
 * Times in the person's language and zone. Until the page stands it is the zone that the server drew in, so that
 * nothing differs on hydration; then the browser's own.
 */
export function useTimeWords(): TimeWords {
  const t = useTranslations('messages')
  const locale = useLocale()
  const drawnZone = useTimeZone() ?? 'UTC'
  const zone = useSyncExternalStore(subscribeToNothing, browserZone, () => drawnZone) || drawnZone
  const today = useToday(zone)
  return useMemo(() => {
    const calendar = calendarOf(zone)
    const date = (day: Day) => {
      const words = knownWords(day, locale)
      return nearness(day, today) === 'longAgo' ? t('dateWithYear', { ...words }) : t('date', { ...words })
    }
    const exact = (at: number) =>
      t('exact', {
        date: t('dateWithYear', { ...knownWords(calendar.dayOf(at), locale) }),
        time: calendar.clock(at),
      })
    return {
      calendar,
      clock: calendar.clock,
      exact,
      date,
      near: (day) => {
        const near = nearness(day, today)
        return near === 'today' || near === 'yesterday' ? t(near) : null
      },
      brief: (at) => {
        const day = calendar.dayOf(at)
        return day === today ? calendar.clock(at) : date(day)
      },
      until: (at) => (calendar.dayOf(at) === today ? calendar.clock(at) : exact(at)),
    }
  }, [t, locale, zone, today])
}

/** The present day in the zone, again when it ends. */
function useToday(zone: string): Day {
  const calendar = calendarOf(zone)
  const read = () => calendar.dayOf(Date.now())
  return useSyncExternalStore(subscribeToMinutes, read, read)
}

function subscribeToMinutes(onMinute: () => void): () => void {
  const timer = setInterval(onMinute, 60_000)
  return () => clearInterval(timer)
}

function subscribeToNothing(): () => void {
  return () => undefined
}

function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

const wordsOfDays = new Map<string, DayWords>()

/** Formatters are dear, and every row of a day asks for the same words. */
function knownWords(day: Day, locale: string): DayWords {
  const name = `${locale} ${day}`
  const known = wordsOfDays.get(name)
  if (known !== undefined) return known
  const words = dayWords(day, locale)
  wordsOfDays.set(name, words)
  return words
}
