'use client'

import type { RoomDetails } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { soAlready } from '../so-already.ts'
import { OPEN } from '../table/list-view.tsx'
import { useAddress } from '../table/use-address.ts'

interface DeleteRoomDialogProps {
  details: RoomDetails
  onClose: () => void
  onGone: () => void
}

/** Names what goes with a room, and wants its name before it goes. */
export function DeleteRoomDialog({ details, onClose, onGone }: DeleteRoomDialogProps) {
  const t = useTranslations('admin.rooms')
  const common = useTranslations('common')
  const client = useClient()
  const refusalText = useRefusalText()
  const { change } = useAddress()
  const form = useId()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const { busy, refusal, run } = useAttempt()
  const { managed, files } = details
  const { name, id: roomId } = managed.room
  const isRepeated = typed.trim() === name
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRepeated) return
    await run(async () => {
      await client.call('rooms.delete', { roomId, name: typed.trim() }).catch(soAlready('ROOM_NOT_FOUND'))
      toast(t('deleted', { room: name }), { tone: 'success' })
      onClose()
      change({ [OPEN]: null }, 'replace')
      onGone()
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('deleteTitle', { room: name })}
      description={t('deleteHint', { messages: managed.messages, files, members: managed.memberCount })}
      initialFocus={box}
      data-testid="delete-room-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" form={form} variant="danger" busy={busy} disabled={!isRepeated} data-testid="confirm">
            {t('deleteDo')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field label={t('repeatName', { room: name })} {...(refusal !== null && { error: refusalText(refusal) })}>
          {(control) => (
            <Input
              {...control}
              ref={box}
              data-testid="repeat-name"
              value={typed}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
