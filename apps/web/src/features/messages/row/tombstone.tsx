'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** What stays of a deleted message where replies hang on it. */
export function Tombstone() {
  const t = useTranslations('acts')
  return (
    <p
      data-testid="tombstone"
      className="flex items-center gap-1.5 text-ink-subtle text-message leading-(--message-line)"
    >
      <Trash2 size={14} aria-hidden className="shrink-0" />
      {t('deleted')}
    </p>
  )
}
