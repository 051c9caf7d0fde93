'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient, useRooms } from '../connection/client-provider.tsx'
import { fallbackRoom } from '../shell/neighbours.ts'
import { openRoomInstead } from '../shell/open-room.ts'
import { leaveByHand } from './left-rooms.tsx'
import { useRefusalText } from './refusal-text.ts'

/** Asks once more, leaves, and opens another room in its place. */
export default function LeaveRoomDialog(props: { roomId: string; name: string; onClose: () => void }) {
  const { roomId, name, onClose } = props
  const t = useTranslations('rooms.leave')
  const client = useClient()
  const rooms = useRooms()
  const refusalText = useRefusalText()
  const canRejoin = rooms.some(({ room }) => room.id === roomId && room.kind === 'public')
  const [busy, setBusy] = useState(false)

  async function leave() {
    setBusy(true)
    leaveByHand(roomId)
    try {
      await client.call('room.leave', { roomId })
    } catch (error) {
      leaveByHand(roomId, false)
      toast(refusalText(error), { tone: 'danger' })
      setBusy(false)
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
      confirmLabel={t('confirm')}
      busy={busy}
      onConfirm={leave}
    />
  )
}
