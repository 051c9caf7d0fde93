'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { measureText } from '../messages/composer/text-length.ts'

/** Writes something that everybody in the room is asked to confirm. It goes through the outbox like any message. */
export default function AnnounceDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const t = useTranslations('confirmations.announce')
  const client = useClient()
  const { limits } = useBootstrap()
  const form = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const length = measureText(text, limits)
  const isTooLong = length.over > 0 || length.overBytes > 0
  const error = isTooLong ? t('tooLong') : asked && text.trim() === '' ? t('empty') : undefined

  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (isTooLong || text.trim() === '') {
      box.current?.focus()
      return
    }
    client.send(roomId, text.trimEnd(), { confirm: true })
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      description={t('lede')}
      data-testid="announce-dialog"
      initialFocus={box}
      footer={
        <Button type="submit" form={form} variant="primary" data-testid="submit">
          {t('submit')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field label={t('text')} {...(error !== undefined && { error })}>
          {(control) => (
            <TextArea
              {...control}
              ref={box}
              rows={5}
              data-testid="announcement-text"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
