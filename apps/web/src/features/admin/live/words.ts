'use client'

import type { Instance } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'

/** From here on a number asks to be looked at. */
export const SLOW = { ackMs: 250, loopMs: 100, storeMs: 100, waiting: 100 }

/** Functions that write what is measured in the person's language. */
export function useLiveWords() {
  const t = useTranslations('admin.live')
  const format = useFormatter()
  const number = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const ms = (value: number | null) => (value === null ? t('never') : t('ms', { ms: number(value) }))
  return {
    number,
    ms,
    ack: ({ ackP50Ms: p50, ackP95Ms: p95 }: Instance) =>
      p50 === null || p95 === null ? t('never') : t('ms', { ms: `${number(p50)} / ${number(p95)}` }),
    /** Of PostgreSQL or Redis. */
    latency: (latency: Instance['redis']) => (latency === null ? t('none') : latency.isUp ? ms(latency.ms) : t('away')),
    time(durationMs: number): string {
      const seconds = Math.max(0, Math.floor(durationMs / 1_000))
      const minutes = Math.floor(seconds / 60)
      const hours = Math.floor(minutes / 60)
      if (minutes === 0) return t('time.seconds', { seconds })
      if (hours === 0) return t('time.minutes', { minutes })
      if (hours < 24) return t('time.hours', { hours, minutes: minutes % 60 })
      return t('time.days', { days: Math.floor(hours / 24), hours: hours % 24 })
    },
  }
}
