'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useAttempt } from '../../ui/use-attempt.ts'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { FormAlert } from './form-alert.tsx'
import { useRefusalText } from './refusal-text.ts'
import { NameField, TopicField } from './room-fields.tsx'
import { fieldOf } from './room-form.ts'
import { nameFault } from './room-name.ts'

/** Gives a group message a name: from then on it is a private room of the person. */
export default function PromoteDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const t = useTranslations('rooms.promote')
  const client = useClient()
  const { limits } = useBootstrap()
  const refusalText = useRefusalText()
  const form = useId()
  const nameInput = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [topic, setTopic] = useState('')
  const [asked, setAsked] = useState(false)
  const { busy, refusal, run } = useAttempt()

  async function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (nameFault(name, limits.roomNameCharacters) !== null) return
    await run(async () => {
      await client.call('room.promote', { roomId, name, topic })
      onClose()
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      description={t('lede')}
      data-testid="promote-dialog"
      initialFocus={nameInput}
      footer={
        <Button type="submit" form={form} variant="primary" busy={busy} data-testid="submit">
          {t('submit')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        <NameField value={name} onChange={setName} refusal={refusal} asked={asked} inputRef={nameInput} />
        <TopicField value={topic} onChange={setTopic} refusal={refusal} />
        {refusal !== null && fieldOf(refusal) === null ? <FormAlert>{refusalText(refusal)}</FormAlert> : null}
      </form>
    </Dialog>
  )
}
