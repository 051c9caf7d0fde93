'use client'

import { MicOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTimeWords } from '../messages/time/use-time-words.ts'

/** At the head of the box: a moderator keeps the person from writing here, and until when. */
export function MuteNote({ until }: { until: number }) {
  const t = useTranslations('moderation')
  const words = useTimeWords()
  return (
    <p
      role="status"
      data-testid="mute-note"
      className="flex min-h-8 items-center gap-[7px] border-line border-b bg-warn-wash px-3.5 py-1 text-small text-warn-ink"
    >
      <MicOff size={14} aria-hidden className="shrink-0" />
      {t('muted', { when: words.until(until) })}
    </p>
  )
}
