'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { keepSaved, savedValue } from './save.ts'

/** Saves a message for later, or takes it from there, and says so. */
export function useToggleSaved(): (roomId: string, seq: number) => void {
  const client = useClient()
  const t = useTranslations('personal')
  return useCallback(
    (roomId, seq) => {
      const before = savedValue(client, roomId, seq)
      keepSaved(client, roomId, seq, before === undefined ? {} : null)
      const undo = () => keepSaved(client, roomId, seq, before ?? null)
      toast(t(before === undefined ? 'savedToast' : 'unsavedToast'), { action: { label: t('undo'), run: undo } })
    },
    [client, t],
  )
}
