'use client'

import type { TimelineRow } from '@parley/client'
import { Copy, MessageSquareText, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { preloadDialog } from '../../../ui/dialog.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { SaveButton } from '../../saved/save-button.tsx'
import { useRowActs } from '../acts/row-acts.ts'

/** What can be done with the row under the pointer or the focus. On touch a sheet takes its place. */
export function HoverBar({ row, mine }: { row: TimelineRow; mine: boolean }) {
  const t = useTranslations('messages')
  const th = useTranslations('threads')
  const acts = useRowActs()
  const isOwn = mine && row.state === 'sent'
  // The question before a deletion is then there at once, even if the network is not.
  useEffect(() => {
    if (isOwn && navigator.onLine) preloadDialog()
  }, [isOwn])
  const button = { size: 'small', tooltipSide: 'top', className: 'h-7 min-w-[30px]' } as const
  return (
    <div
      role="toolbar"
      aria-label={t('actions')}
      data-testid="message-menu"
      className="absolute -top-[15px] right-6 z-(--layer-sticky) flex rounded-card border border-line-strong bg-raised p-0.5 shadow-2 max-md:right-4 pointer-coarse:hidden"
    >
      {row.state === 'sent' && acts.thread === null ? (
        <IconButton
          {...button}
          name={th('replyInThread')}
          icon={<MessageSquareText size={16} aria-hidden />}
          shortcut="T"
          data-testid="message-thread"
          onClick={() => acts.openThread(row)}
        />
      ) : null}
      <IconButton
        {...button}
        name={t('copy')}
        icon={<Copy size={16} aria-hidden />}
        data-testid="message-copy"
        onClick={() => acts.copy(row)}
      />
      {row.state === 'sent' ? <SaveButton {...button} roomId={acts.roomId} seq={row.message.seq} /> : null}
      {isOwn ? (
        <>
          <IconButton
            {...button}
            name={t('edit')}
            icon={<Pencil size={16} aria-hidden />}
            shortcut="E"
            data-testid="message-edit"
            onClick={() => acts.edit(row)}
          />
          <IconButton
            {...button}
            name={t('delete')}
            icon={<Trash2 size={16} aria-hidden />}
            shortcut="Del"
            data-testid="message-delete"
            onClick={() => acts.delete(row)}
          />
        </>
      ) : null}
    </div>
  )
}
