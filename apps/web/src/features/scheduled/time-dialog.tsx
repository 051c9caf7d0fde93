'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { fromLocalInput, toLocalInput } from './times.ts'

export interface TimeDialogProps {
  /** Milliseconds since the epoch. */
  begin: number
  title?: string
  confirm?: string
  /** What else is asked, under the time. */
  children?: ReactNode
  onChoose: (at: number) => void
  onClose: () => void
}

/** Asks for a date and a time that is still to come, in the zone of this device. */
export default function TimeDialog({ begin, title, confirm, children, onChoose, onClose }: TimeDialogProps) {
  const t = useTranslations('scheduled')
  const form = useId()
  const [typed, setTyped] = useState(() => toLocalInput(begin))
  const [refused, setRefused] = useState(false)
  const at = fromLocalInput(typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (at === null || at <= Date.now()) setRefused(true)
    else onChoose(at)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={title ?? t('title')}
      data-testid="time-dialog"
      footer={
        <Button type="submit" form={form} variant="primary" data-testid="submit">
          {confirm ?? t('confirm')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-3">
        <Field
          label={t('when')}
          hint={t('zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
          {...(refused && (at === null || at <= Date.now()) && { error: t('past') })}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              data-testid="time"
              value={typed}
              min={toLocalInput(Date.now())}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {children}
      </form>
    </Dialog>
  )
}
