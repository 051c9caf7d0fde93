'use client'

import { Bookmark, Copy, MessageSquareText, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useRowActs } from '../acts/row-acts.ts'
import type { MessageItem } from '../timeline/items.ts'

/** What can be done with a row that a finger rested on: the hover bar of touch screens. */
export function RowSheet({ item, mine, onClose }: { item: MessageItem | null; mine: boolean; onClose: () => void }) {
  const t = useTranslations('messages')
  const th = useTranslations('threads')
  const p = useTranslations('personal')
  const acts = useRowActs()
  const then = (act: (row: MessageItem['row']) => void) => () => {
    if (item === null) return
    onClose()
    // After the sheet has given the focus back, so that the composer or the next dialog keeps it.
    setTimeout(() => act(item.row))
  }
  const button = { variant: 'quiet', wide: true, className: 'justify-start!' } as const
  return (
    <Dialog
      open={item !== null}
      onOpenChange={(open) => open || onClose()}
      title={t('actions')}
      data-testid="message-menu"
    >
      <div className="-mx-2 grid">
        {item?.row.state === 'sent' && acts.thread === null ? (
          <Button
            {...button}
            icon={<MessageSquareText size={20} aria-hidden />}
            data-testid="message-thread"
            onClick={then(acts.openThread)}
          >
            {th('replyInThread')}
          </Button>
        ) : null}
        <Button {...button} icon={<Copy size={20} aria-hidden />} data-testid="message-copy" onClick={then(acts.copy)}>
          {t('copy')}
        </Button>
        {item?.row.state === 'sent' ? (
          <Button
            {...button}
            icon={<Bookmark size={20} aria-hidden />}
            data-testid="message-save"
            onClick={then(acts.save)}
          >
            {p('saveForLater')}
          </Button>
        ) : null}
        {mine && item?.row.state === 'sent' ? (
          <>
            <Button
              {...button}
              icon={<Pencil size={20} aria-hidden />}
              data-testid="message-edit"
              onClick={then(acts.edit)}
            >
              {t('edit')}
            </Button>
            <Button
              {...button}
              variant="danger-quiet"
              icon={<Trash2 size={20} aria-hidden />}
              data-testid="message-delete"
              onClick={then(acts.delete)}
            >
              {t('delete')}
            </Button>
          </>
        ) : null}
      </div>
    </Dialog>
  )
}
