'use client'

import { CloudOff, Pencil, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../../ui/icon-button.tsx'

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

/** The box holds a message that was sent already. */
export function EditingNote({ onCancel }: { onCancel: () => void }) {
  const t = useTranslations('messages')
  return (
    <div
      data-testid="composer-editing"
      className="flex h-9 items-center gap-2 border-line border-b pr-2 pl-3.5 text-ink-muted text-small pointer-coarse:h-11 pointer-coarse:pr-0"
    >
      <Pencil size={14} aria-hidden />
      <b className="font-medium text-ink">{t('editing')}</b>
      <span className="grow truncate text-ink-subtle pointer-coarse:invisible">{t('editingHint')}</span>
      <IconButton name={t('cancelEditing')} icon={<X size={16} aria-hidden />} size="small" onClick={onCancel} />
    </div>
  )
}
