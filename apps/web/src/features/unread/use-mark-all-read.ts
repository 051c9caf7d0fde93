'use client'

import { useTranslations } from 'next-intl'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { markAllRead } from './mark-all-read.ts'

/** Marks all as read, and offers the way back. */
export function useMarkAllRead(): () => void {
  const client = useClient()
  const t = useTranslations('inbox')
  return () => {
    const undo = markAllRead(client)
    if (undo === null) toast(t('nothingUnread'))
    else toast(t('allRead'), { action: { label: t('undo'), run: undo } })
  }
}
