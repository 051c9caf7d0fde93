'use client'

import { AlarmClock, CalendarClock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Late, latePart } from '../../ui/late.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import type { MessageDialogProps } from '../messages/row/message-dialog.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { tomorrowAtNine } from '../scheduled/times.ts'
import { useRemindChoices } from './remind-choices.ts'
import { keepSaved, remindOf, savedValue } from './save.ts'

const timeDialog = latePart(() => import('../scheduled/time-dialog.tsx'))

/** When a message is to come back to mind. It is saved for later with that. */
export default function RemindDialog({ open, about, onClose }: MessageDialogProps) {
  const t = useTranslations('personal')
  const s = useTranslations('scheduled')
  const client = useClient()
  const words = useTimeWords()
  const choices = useRemindChoices()
  const [asking, setAsking] = useState(false)
  const { roomId, row } = about
  const { seq } = row.message
  const remind = (at: number) => {
    onClose()
    setAsking(false)
    const before = savedValue(client, roomId, seq)
    remindOf(client, roomId, seq, at)
    toast(t('remindAt', { when: words.exact(at) }), {
      action: { label: t('undo'), run: () => keepSaved(client, roomId, seq, before ?? null) },
    })
  }
  if (asking && open) {
    return (
      <Late
        part={timeDialog}
        props={{
          begin: tomorrowAtNine(Date.now()),
          title: t('remind'),
          confirm: t('save'),
          onClose: () => setAsking(false),
          onChoose: remind,
        }}
        onUnavailable={() => setAsking(false)}
      />
    )
  }
  const button = { variant: 'quiet', wide: true, className: 'justify-start!' } as const
  return (
    <Dialog open={open} onOpenChange={(next) => next || onClose()} title={t('remind')} data-testid="remind-dialog">
      <div className="-mx-2 grid">
        {choices.map(({ id, label, at }) => (
          <Button
            key={id}
            {...button}
            icon={<AlarmClock size={16} aria-hidden />}
            data-testid={`remind-${id}`}
            onClick={() => remind(at(Date.now()))}
          >
            {label}
          </Button>
        ))}
        <Button
          {...button}
          icon={<CalendarClock size={16} aria-hidden />}
          data-testid="remind-custom"
          onClick={() => setAsking(true)}
        >
          {s('custom')}
        </Button>
      </div>
    </Dialog>
  )
}
