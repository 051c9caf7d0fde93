'use client'

import { useTranslations } from 'next-intl'
import { inMinutes, mondayAtNine, tomorrowAtNine } from '../scheduled/times.ts'

const TIMES = {
  in20: (now: number) => inMinutes(now, 20),
  in60: (now: number) => inMinutes(now, 60),
  in180: (now: number) => inMinutes(now, 180),
  tomorrow: tomorrowAtNine,
  nextWeek: mondayAtNine,
} as const
const NAMES = ['in20', 'in60', 'in180', 'tomorrow', 'nextWeek'] as const

/** When one may be reminded of a message, in words, and what time that is from now. */
export function useRemindChoices() {
  const t = useTranslations('personal')
  return NAMES.map((id) => ({ id, label: t(id), at: TIMES[id] }))
}
