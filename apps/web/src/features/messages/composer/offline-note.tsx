'use client'

import { CloudOff } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** What is sent now waits. */
export function OfflineNote() {
  const t = useTranslations('messages')
  return (
    <p
      role="status"
      data-testid="composer-hint"
      className="flex min-h-8 items-center gap-[7px] border-line border-b bg-warn-wash px-3.5 py-1 text-small text-warn-ink"
    >
      <CloudOff size={14} aria-hidden />
      {t('offline')}
    </p>
  )
}
