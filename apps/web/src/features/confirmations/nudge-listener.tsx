'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { openRoom } from '../shell/open-room.ts'

/** Tells a person at once that somebody waits for their confirmation. */
export function NudgeListener() {
  const t = useTranslations('confirmations')
  const client = useClient()
  useEffect(
    () =>
      client.on('nudged', ({ roomId }) => {
        const room = client.rooms.getSnapshot().find((entry) => entry.room.id === roomId)
        if (room === undefined) return
        const action = { label: t('show'), run: () => openRoom(roomId) }
        toast(t('nudged', { room: room.room.name }), { action })
      }),
    [client, t],
  )
  return null
}
