'use client'

import type { ManagedRoom, Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { PeoplePicker } from '../../rooms/people-picker.tsx'
import { useAct } from '../use-act.ts'

interface TransferDialogProps {
  managed: ManagedRoom
  onClose: () => void
  onChanged: () => void
}

/** Hands a room over to somebody, who need not be in it. */
export function TransferDialog({ managed: { room, owners }, onClose, onChanged }: TransferDialogProps) {
  const t = useTranslations('admin.rooms')
  const common = useTranslations('common')
  const client = useClient()
  const { me } = useBootstrap()
  const act = useAct()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<readonly Person[]>([])
  const [busy, setBusy] = useState(false)
  const [person] = chosen
  const transfer = async () => {
    if (person === undefined || busy) return
    setBusy(true)
    try {
      await act(() => client.call('rooms.transfer', { roomId: room.id, personId: person.id }), {
        said: t('transferred', { name: person.displayName, room: room.name }),
        after: onChanged,
      })
      onClose()
    } catch {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('transferTitle', { room: room.name })}
      description={t('transferHint')}
      initialFocus={input}
      data-testid="transfer-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={person === undefined}
            data-testid="confirm"
            onClick={transfer}
          >
            {t('transferDo')}
          </Button>
        </>
      }
    >
      <PeoplePicker
        label={t('newOwner')}
        chosen={chosen}
        leaveOut={owners.length === 1 ? owners : []}
        onChange={(next) => setChosen(next.slice(-1))}
        inputRef={input}
        onDone={transfer}
      />
      {chosen.length === 0 && !(owners.length === 1 && owners[0]?.id === me.id) ? (
        <Button size="small" className="mt-2" data-testid="take-over" onClick={() => setChosen([me])}>
          {t('takeOver')}
        </Button>
      ) : null}
    </Dialog>
  )
}
