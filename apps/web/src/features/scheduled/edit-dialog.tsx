'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { AlsoInRoom } from '../threads/also-in-room.tsx'
import { fromLocalInput, toLocalInput } from './times.ts'

export interface ScheduledChange {
  body: string
  at: number
  alsoInRoom: boolean
}

export interface EditDialogProps {
  body: string
  /** Milliseconds since the epoch. */
  at: number
  /** Of a reply in a thread: its room, and whether it goes there, too. */
  thread: { roomId: string; alsoInRoom: boolean } | null
  onSave: (change: ScheduledChange) => void
  onClose: () => void
}

/** Changes what a scheduled message says, and when it goes. */
export default function EditDialog({ body: begun, at: begin, thread, onSave, onClose }: EditDialogProps) {
  const t = useTranslations('scheduled')
  const form = useId()
  const [body, setBody] = useState(begun)
  const [typed, setTyped] = useState(() => toLocalInput(Math.max(begin, Date.now() + 60_000)))
  const [alsoInRoom, setAlsoInRoom] = useState(thread?.alsoInRoom ?? false)
  const [asked, setAsked] = useState(false)
  const at = fromLocalInput(typed)
  const isPast = at === null || at <= Date.now()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!isPast && body.trim() !== '') onSave({ body: body.trimEnd(), at, alsoInRoom })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('editTitle')}
      data-testid="scheduled-dialog"
      footer={
        <Button type="submit" form={form} variant="primary" data-testid="submit">
          {t('save')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t('text')}>
          {(control) => (
            <TextArea
              {...control}
              data-testid="scheduled-text"
              value={body}
              rows={5}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('when')} {...(asked && isPast && { error: t('past') })}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              data-testid="time"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {thread === null ? null : <AlsoInRoom roomId={thread.roomId} checked={alsoInRoom} onChange={setAlsoInRoom} />}
      </form>
    </Dialog>
  )
}
