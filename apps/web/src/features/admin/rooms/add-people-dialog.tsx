'use client'

import { MOST_INVITED_AT_ONCE, type Person, type Room } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { FormAlert } from '../../rooms/form-alert.tsx'
import { PeoplePicker } from '../../rooms/people-picker.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'

interface AddPeopleDialogProps {
  room: Room
  onClose: () => void
  onChanged: () => void
}

/** Brings people into a room. */
export function AddPeopleDialog({ room, onClose, onChanged }: AddPeopleDialogProps) {
  const t = useTranslations('admin.rooms')
  const common = useTranslations('common')
  const client = useClient()
  const refusalText = useRefusalText()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<readonly Person[]>([])
  const { busy, refusal, run } = useAttempt()
  async function add() {
    if (chosen.length === 0) return
    await run(async () => {
      const { added } = await client.call('rooms.add', { roomId: room.id, personIds: chosen.map(({ id }) => id) })
      toast(t('added', { count: added.length, room: room.name }), { tone: 'success' })
      onChanged()
      onClose()
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('addTitle', { room: room.name })}
      description={t('addHint')}
      initialFocus={input}
      data-testid="add-people-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" busy={busy} disabled={chosen.length === 0} data-testid="confirm" onClick={add}>
            {t('addDo')}
          </Button>
        </>
      }
    >
      <PeoplePicker
        label={t('addWhom')}
        chosen={chosen}
        onChange={(next) => setChosen(next.slice(0, MOST_INVITED_AT_ONCE))}
        inputRef={input}
        onDone={add}
      />
      {refusal === null ? null : <FormAlert>{refusalText(refusal)}</FormAlert>}
    </Dialog>
  )
}
