'use client'

import { Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { useSentence } from '../../errors/sentences.tsx'
import { beginOfDay } from '../time/begin-of-day.ts'
import type { Calendar, Day } from '../time/calendar.ts'
import { jumpTo } from './jump-store.ts'

export interface DateDialogProps {
  roomId: string
  /** Offered first. */
  day: Day
  calendar: Calendar
  onClose: () => void
}

/** Asks for a day and leads to the first message that was written in the room since. */
export default function DateDialog({ roomId, day, calendar, onClose }: DateDialogProps) {
  const t = useTranslations('messages')
  const sentence = useSentence()
  const client = useClient()
  const { epoch } = useBootstrap()
  const form = useId()
  const [chosen, setChosen] = useState<Day>(day)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const at = beginOfDay(calendar, chosen)
    if (at === null) return setRefused(t('dateMissing'))
    setBusy(true)
    try {
      const { seq } = await client.call('room.seek', { roomId, epoch, at: new Date(at).toISOString() })
      if (seq === null) return setRefused(t('nothingSince'))
      jumpTo({ roomId, seq })
      onClose()
    } catch (error) {
      setRefused(sentence(error instanceof Refusal ? error : new Refusal('UNAVAILABLE')))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('jumpToDate')}
      data-testid="date-dialog"
      footer={
        <Button type="submit" form={form} variant="primary" busy={busy} data-testid="submit">
          {t('jump')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field label={t('dateLabel')} {...(refused !== null && { error: refused })}>
          {(control) => (
            <Input
              {...control}
              type="date"
              data-testid="date"
              value={chosen}
              max={calendar.dayOf(Date.now())}
              onChange={(event) => {
                setChosen(event.target.value)
                setRefused(null)
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
