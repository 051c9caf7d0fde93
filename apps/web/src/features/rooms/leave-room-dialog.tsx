'use client'

import { Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useClient, useRooms } from '../connection/client-provider.tsx'
import { fallbackRoom } from '../shell/neighbours.ts'
import { openRoomInstead } from '../shell/open-room.ts'
import { FormAlert } from './form-alert.tsx'
import { HandOver } from './hand-over.tsx'
import { leaveByHand } from './left-rooms.tsx'
import { useRefusalText } from './refusal-text.ts'

/** Asks once more, leaves, and opens another room in its place. The last owner chooses who is it after them. */
export default function LeaveRoomDialog(props: { roomId: string; name: string; onClose: () => void }) {
  const { roomId, name, onClose } = props
  const t = useTranslations('rooms.leave')
  const client = useClient()
  const rooms = useRooms()
  const refusalText = useRefusalText()
  const canRejoin = rooms.some(({ room }) => room.id === roomId && room.kind === 'public')
  const [refusal, setRefusal] = useState<unknown>(null)
  // Who is the only owner only the server knows: it says so, and what is chosen then stays whatever it says next.
  const [isLastOwner, setLastOwner] = useState(false)
  const [successor, setSuccessor] = useState<string | null>(null)

  async function leave() {
    setRefusal(null)
    leaveByHand(roomId)
    try {
      if (successor !== null) await client.call('room.transfer', { roomId, personId: successor })
      // Handed over once: where leaving fails now, it is tried again alone.
      setSuccessor(null)
      await client.call('room.leave', { roomId })
    } catch (error) {
      leaveByHand(roomId, false)
      setRefusal(error)
      if (error instanceof Refusal && error.code === 'LAST_OWNER') setLastOwner(true)
      throw error
    }
    const others = rooms.filter(({ room }) => room.id !== roomId)
    const next = fallbackRoom(
      others.map(({ room }) => room),
      null,
    )
    openRoomInstead(next)
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title', { name })}
      description={t(canRejoin ? 'description' : 'descriptionClosed')}
      confirmLabel={t(isLastOwner ? 'handOverAndLeave' : 'confirm')}
      onConfirm={leave}
    >
      {refusal === null && !isLastOwner ? null : (
        <div className="grid gap-3">
          {refusal === null ? null : <FormAlert>{refusalText(refusal)}</FormAlert>}
          {isLastOwner ? <HandOver roomId={roomId} chosen={successor} onChoose={setSuccessor} /> : null}
        </div>
      )}
    </ConfirmDialog>
  )
}
