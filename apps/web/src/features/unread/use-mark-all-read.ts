'use client'

import { useTranslations } from 'next-intl'
import { useClient } from '../connection/client-provider.tsx'
import { markAllReadAndTell } from './mark-all-read.ts'

/** Marks all as read, and offers the way back. */
export function useMarkAllRead(): () => void {
  const client = useClient()
  const t = useTranslations('inbox')
  return () => markAllReadAndTell(client, t)
}
