'use client'

import { DESCRIPTION_CHARACTERS, type Room } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { FormAlert } from '../../rooms/form-alert.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { DescriptionField, lengthOf, NameField, TopicField } from '../../rooms/room-fields.tsx'
import { fieldOf } from '../../rooms/room-form.ts'
import { nameFault } from '../../rooms/room-name.ts'
import { SlowModeField } from '../../rooms/slow-mode-field.tsx'
import { DrawerSection } from '../drawer.tsx'

const KINDS = ['public', 'private'] as const

/** What a room says of itself, as this form has it. */
interface Said {
  readonly name: string
  readonly kind: (typeof KINDS)[number]
  readonly topic: string
  readonly description: string
  readonly posting: 'everyone' | 'moderators'
  readonly slowSeconds: number
}

const saidBy = ({ name, kind, topic, description, posting, slowSeconds }: Room): Said => ({
  name,
  kind: kind === 'private' ? 'private' : 'public',
  topic,
  description: description ?? '',
  posting: posting ?? 'everyone',
  slowSeconds: slowSeconds ?? 0,
})

/** What of it is another. */
function differing(edits: Partial<Said>, said: Said): Partial<Said> {
  const kept = Object.entries(edits).filter(([field, value]) => said[field as keyof Said] !== value)
  return Object.fromEntries(kept)
}

/** What a room says of itself, to be changed. People in it see the change at once. */
export function RoomForm({ room, onChanged }: { room: Room; onChanged: () => void }) {
  const t = useTranslations('admin.rooms')
  const client = useClient()
  const { limits } = useBootstrap()
  const refusalText = useRefusalText()
  // Beside what the room says by now: a room that is read anew while somebody writes takes nothing from them.
  const [edits, setEdits] = useState<Partial<Said>>({})
  const said = saidBy(room)
  const { name, kind, topic, description, posting, slowSeconds } = { ...said, ...edits }
  const { busy, refusal, forgive, run } = useAttempt()
  const [asks, setAsks] = useState(false)
  const fault = nameFault(name, limits.roomNameCharacters)
  const tooLong = lengthOf(topic) > limits.topicCharacters || lengthOf(description) > DESCRIPTION_CHARACTERS
  // Only what was changed here: somebody else may change the rest meanwhile.
  const change = differing(edits, said)
  const isChanged = Object.keys(change).length > 0
  const edit =
    <F extends keyof Said>(field: F) =>
    (value: Said[F]) => {
      setEdits((before) => ({ ...before, [field]: value }))
      forgive()
    }
  // What was saved is the room's again, and follows it.
  useEffect(() => setEdits((before) => differing(before, saidBy(room))), [room])
  function submit(event: FormEvent) {
    event.preventDefault()
    if (busy || fault !== null || tooLong || !isChanged) return
    // What was said among few is laid open to all.
    if (change.kind === 'public') setAsks(true)
    else void save()
  }
  const save = () =>
    run(async () => {
      await client.call('rooms.update', { roomId: room.id, ...change })
      toast(t('saved', { name }), { tone: 'success' })
      onChanged()
    })
  return (
    <DrawerSection title={t('general')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {refusal !== null && fieldOf(refusal) === null ? <FormAlert>{refusalText(refusal)}</FormAlert> : null}
        <NameField value={name} onChange={edit('name')} refusal={refusal} asked />
        <Field label={t('kind')} hint={t(`kindHints.${kind}`)}>
          {(control) => (
            <Select
              {...control}
              data-testid="room-kind-choice"
              value={kind}
              onChange={(event) => edit('kind')(event.target.value === 'private' ? 'private' : 'public')}
            >
              {KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`kinds.${each}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TopicField value={topic} onChange={edit('topic')} refusal={refusal} />
        <DescriptionField value={description} onChange={edit('description')} refusal={refusal} />
        <Switch
          label={t('readOnly')}
          hint={t('readOnlyHint')}
          data-testid="room-read-only"
          checked={posting === 'moderators'}
          onChange={(event) => edit('posting')(event.target.checked ? 'moderators' : 'everyone')}
        />
        <SlowModeField seconds={slowSeconds} onChange={edit('slowSeconds')} />
        {isChanged ? (
          <div>
            <Button type="submit" variant="primary" busy={busy} data-testid="save-room">
              {t('save')}
            </Button>
          </div>
        ) : null}
      </form>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('publishTitle', { room: room.name })}
        description={t('publishHint', { room: room.name })}
        confirmLabel={t('publishDo')}
        onConfirm={save}
      />
    </DrawerSection>
  )
}
