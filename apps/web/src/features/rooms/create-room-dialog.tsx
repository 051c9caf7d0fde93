'use client'

import { DESCRIPTION_CHARACTERS, type Person, Refusal } from '@parley/protocol'
import { Hash, Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segment } from '../../ui/segment.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useAttempt } from '../../ui/use-attempt.ts'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { openRoom } from '../shell/open-room.ts'
import { newActId } from './act-id.ts'
import { FormAlert } from './form-alert.tsx'
import { mayMake } from './may-make.ts'
import { PeoplePicker } from './people-picker.tsx'
import { useRefusalText } from './refusal-text.ts'
import { DescriptionField, lengthOf, NameField, TopicField } from './room-fields.tsx'
import { fieldOf } from './room-form.ts'
import { nameFault } from './room-name.ts'
import { whenJoined } from './when-joined.ts'

const OPTIONS = [
  ['public', Hash],
  ['private', Lock],
] as const

/**
 * Makes a room and opens it. One id names the act as long as the dialog is open: trying again after an answer that never
 * came makes no second room.
 */
export default function CreateRoomDialog({ onClose, name: begun = '' }: { onClose: () => void; name?: string }) {
  const t = useTranslations('rooms.create')
  const client = useClient()
  const bootstrap = useBootstrap()
  const { limits } = bootstrap
  const kinds = mayMake(bootstrap)
  const refusalText = useRefusalText()
  const form = useId()
  const nameInput = useRef<HTMLInputElement>(null)
  const [clientId] = useState(newActId)
  const [chosen, setKind] = useState<'public' | 'private'>('public')
  // What may be made can change while the dialog is open.
  const kind = kinds.includes(chosen) ? chosen : (kinds[0] ?? chosen)
  const [name, setName] = useState(begun)
  const [topic, setTopic] = useState('')
  const [description, setDescription] = useState('')
  const [people, setPeople] = useState<readonly Person[]>([])
  const [asked, setAsked] = useState(false)
  const { busy, refusal, forgive, run } = useAttempt()
  const fault = nameFault(name, limits.roomNameCharacters)
  const tooLong = lengthOf(topic) > limits.topicCharacters || lengthOf(description) > DESCRIPTION_CHARACTERS
  const edit = (write: (value: string) => void) => (value: string) => {
    write(value)
    if (fieldOf(refusal) !== null) forgive()
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (fault !== null) nameInput.current?.focus()
    if (fault !== null || tooLong) return
    const create = async () => {
      const { room } = await client.call('room.create', { clientId, kind, name, topic, description })
      const roomId = room.room.id
      // The room is there whether they could be added or not.
      if (people.length > 0) {
        await client
          .call('room.invite', { roomId, personIds: people.map(({ id }) => id) })
          .catch((error: unknown) => toast(refusalText(error), { tone: 'danger' }))
      }
      await whenJoined(client, roomId)
      onClose()
      openRoom(roomId)
    }
    await run(create, (error) => {
      if (fieldOf(error) === 'name') nameInput.current?.focus()
    })
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      description={t(kind === 'public' ? 'lede' : 'ledePrivate')}
      data-testid="create-room-dialog"
      initialFocus={nameInput}
      footer={
        <Button
          type="submit"
          form={form}
          variant="primary"
          busy={busy}
          disabled={kinds.length === 0}
          data-testid="submit"
        >
          {t('submit')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        <Segment
          label={t('kind')}
          value={kind}
          onChange={setKind}
          data-testid="room-kind"
          className="justify-self-start"
          options={OPTIONS.filter(([value]) => kinds.includes(value)).map(([value, Icon]) => ({
            value,
            label: <KindLabel icon={<Icon size={14} aria-hidden />} text={t(value)} />,
          }))}
        />
        <NameField value={name} onChange={edit(setName)} refusal={refusal} asked={asked} inputRef={nameInput} />
        <TopicField value={topic} onChange={edit(setTopic)} refusal={refusal} />
        <DescriptionField value={description} onChange={edit(setDescription)} refusal={refusal} />
        <div>
          <p className="mb-1.5 font-medium text-small">{t('people')}</p>
          <PeoplePicker label={t('people')} chosen={people} onChange={setPeople} />
        </div>
        {kinds.length === 0 ? <FormAlert>{refusalText(new Refusal('MAKING_RESTRICTED'))}</FormAlert> : null}
        {refusal !== null && fieldOf(refusal) === null ? <FormAlert>{refusalText(refusal)}</FormAlert> : null}
      </form>
    </Dialog>
  )
}

function KindLabel({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <>
      {icon}
      {text}
    </>
  )
}
