'use client'

import { DESCRIPTION_CHARACTERS, type Room } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useAttempt } from '../../ui/use-attempt.ts'
import { useBootstrap, useClient, useRoom } from '../connection/client-provider.tsx'
import { FormAlert } from './form-alert.tsx'
import { mayIn } from './may-in.ts'
import { useRefusalText } from './refusal-text.ts'
import { DescriptionField, lengthOf, NameField, TopicField } from './room-fields.tsx'
import { fieldOf } from './room-form.ts'
import { nameFault } from './room-name.ts'
import { SlowModeField } from './slow-mode-field.tsx'

/** Changes what a room says of itself: for members its topic, for owners and moderators all of it. */
export default function RoomSettingsDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const entry = useRoom(roomId)
  const [begun] = useState(entry)
  if (begun === undefined) return null
  return <Form room={begun.room} onlyTopic={!mayIn(entry ?? begun).moderate} onClose={onClose} />
}

function Form({ room, onlyTopic, onClose }: { room: Room; onlyTopic: boolean; onClose: () => void }) {
  const t = useTranslations('rooms.settings')
  const client = useClient()
  const { limits } = useBootstrap()
  const refusalText = useRefusalText()
  const form = useId()
  const first = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(room.name)
  const [topic, setTopic] = useState(room.topic)
  const [description, setDescription] = useState(room.description ?? '')
  const [restricted, setRestricted] = useState(room.posting === 'moderators')
  const [slowSeconds, setSlowSeconds] = useState(room.slowSeconds ?? 0)
  const { busy, refusal, forgive, run } = useAttempt()
  const fault = nameFault(name, limits.roomNameCharacters)
  const tooLong = lengthOf(topic) > limits.topicCharacters || lengthOf(description) > DESCRIPTION_CHARACTERS
  const edit = (write: (value: string) => void) => (value: string) => {
    write(value)
    if (fieldOf(refusal) !== null) forgive()
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (fault !== null || tooLong) return
    const posting = restricted ? 'moderators' : 'everyone'
    await run(async () => {
      // Only what was changed here: somebody else may change the rest meanwhile.
      await client.call('room.update', {
        roomId: room.id,
        ...(topic !== room.topic && { topic }),
        ...(!onlyTopic && name !== room.name && { name }),
        ...(!onlyTopic && description !== (room.description ?? '') && { description }),
        ...(!onlyTopic && posting !== (room.posting ?? 'everyone') && { posting }),
        ...(!onlyTopic && slowSeconds !== (room.slowSeconds ?? 0) && { slowSeconds }),
      })
      onClose()
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      data-testid="room-settings-dialog"
      {...(!onlyTopic && { initialFocus: first })}
      footer={
        <Button type="submit" form={form} variant="primary" busy={busy} data-testid="submit">
          {t('submit')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        {onlyTopic ? null : (
          <NameField value={name} onChange={edit(setName)} refusal={refusal} asked inputRef={first} />
        )}
        <TopicField value={topic} onChange={edit(setTopic)} refusal={refusal} />
        {onlyTopic ? null : (
          <>
            <DescriptionField value={description} onChange={edit(setDescription)} refusal={refusal} />
            <Switch
              label={t('announcements')}
              hint={t('announcementsHint')}
              checked={restricted}
              data-testid="room-posting"
              onChange={(event) => setRestricted(event.target.checked)}
            />
            <SlowModeField seconds={slowSeconds} onChange={setSlowSeconds} />
          </>
        )}
        {refusal !== null && fieldOf(refusal) === null ? <FormAlert>{refusalText(refusal)}</FormAlert> : null}
      </form>
    </Dialog>
  )
}
