'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { useRefusalText } from './refusal-text.ts'
import { useRoomTitle } from './use-room-title.ts'

/** Asks once more, and archives a room. */
export default function ArchiveDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const t = useTranslations('rooms.archive')
  const client = useClient()
  const title = useRoomTitle(roomId)
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)

  async function archive() {
    setBusy(true)
    try {
      await client.call('room.archive', { roomId })
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
      setBusy(false)
      throw error
    }
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title', { name: title })}
      description={t('description')}
      confirmLabel={t('confirm')}
      busy={busy}
      onConfirm={archive}
    />
  )
}
