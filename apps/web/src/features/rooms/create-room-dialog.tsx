'use client'

import { Refusal } from '@parley/protocol'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { openRoom } from '../shell/open-room.ts'
import { newActId } from './act-id.ts'
import { useRefusalText } from './refusal-text.ts'
import { type NameFault, nameFault, storedName } from './room-name.ts'
import { whenJoined } from './when-joined.ts'

/** Which field a refusal belongs under. */
function fieldOf(refusal: unknown): 'name' | 'topic' | null {
  if (!(refusal instanceof Refusal)) return null
  if (refusal.code === 'ROOM_NAME_INVALID' || refusal.code === 'ROOM_NAME_TAKEN') return 'name'
  if (refusal.code === 'TOPIC_TOO_LONG') return 'topic'
  return refusal.field === 'name' || refusal.field === 'topic' ? refusal.field : null
}

const FAULTS = {
  empty: 'nameEmpty',
  space: 'nameSpace',
  character: 'nameCharacter',
  'too-long': 'nameTooLong',
} as const satisfies Record<NameFault, string>

/**
 * Makes a room and opens it. One id names the act as long as the dialog is open: trying again after an answer that never
 * came makes no second room.
 */
export default function CreateRoomDialog({ onClose, name: begun = '' }: { onClose: () => void; name?: string }) {
  const t = useTranslations('rooms.create')
  const client = useClient()
  const { limits } = useBootstrap()
  const refusalText = useRefusalText()
  const form = useId()
  const nameInput = useRef<HTMLInputElement>(null)
  const [clientId] = useState(newActId)
  const [name, setName] = useState(begun)
  const [topic, setTopic] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)

  const fault = nameFault(name, limits.roomNameCharacters)
  // An empty name is no mistake before it was handed in.
  const shownFault = fault === 'empty' && !asked ? null : fault
  const topicLength = [...topic.trim()].length
  const topicTooLong = topicLength > limits.topicCharacters
  const refused = refusal === null ? null : fieldOf(refusal)

  const nameError = shownFault
    ? t(FAULTS[shownFault], { limit: limits.roomNameCharacters })
    : refused === 'name'
      ? refusalText(refusal)
      : undefined
  const topicError = topicTooLong
    ? t('topicTooLong', { limit: limits.topicCharacters })
    : refused === 'topic'
      ? refusalText(refusal)
      : undefined
  const stored = storedName(name)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (busy || fault !== null || topicTooLong) {
      if (fault !== null) nameInput.current?.focus()
      return
    }
    setBusy(true)
    setRefusal(null)
    try {
      const { room } = await client.call('room.create', { clientId, name, topic })
      await whenJoined(client, room.room.id)
      onClose()
      openRoom(room.room.id)
    } catch (error) {
      setRefusal(error)
      setBusy(false)
      if (fieldOf(error) === 'name') nameInput.current?.focus()
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      description={t('lede')}
      data-testid="create-room-dialog"
      initialFocus={nameInput}
      footer={
        <Button type="submit" form={form} variant="primary" busy={busy} data-testid="submit">
          {t('submit')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        <Field
          label={t('name')}
          hint={fault === null && stored !== name ? t('nameStored', { name: stored }) : t('nameHint')}
          {...(nameError !== undefined && { error: nameError })}
        >
          {(control) => (
            <Input
              {...control}
              ref={nameInput}
              data-testid="room-name"
              value={name}
              onChange={(event) => {
                setName(event.target.value)
                if (refused === 'name') setRefusal(null)
              }}
              placeholder={t('namePlaceholder')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Field
          label={t('topic')}
          aside={t('optional')}
          {...(topicError !== undefined && { error: topicError })}
          counter={
            topicLength > limits.topicCharacters * 0.9
              ? t('counter', { count: topicLength, limit: limits.topicCharacters })
              : undefined
          }
        >
          {(control) => (
            <TextArea
              {...control}
              data-testid="room-topic-input"
              value={topic}
              onChange={(event) => {
                setTopic(event.target.value)
                if (refused === 'topic') setRefusal(null)
              }}
              placeholder={t('topicPlaceholder')}
            />
          )}
        </Field>
        {refusal !== null && refused === null ? (
          <p role="alert" data-testid="form-error" className="flex gap-1.5 text-danger-ink text-small">
            <CircleAlert size={16} className="mt-0.5" aria-hidden />
            {refusalText(refusal)}
          </p>
        ) : null}
      </form>
    </Dialog>
  )
}
