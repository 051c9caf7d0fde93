'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { useClient } from '../connection/client-provider.tsx'
import { toggleSaved } from './toggle-saved.ts'

/** Saves a message for later, or takes it from there, and says so. */
export function useToggleSaved(): (roomId: string, seq: number) => void {
  const client = useClient()
  const t = useTranslations('personal')
  return useCallback((roomId, seq) => toggleSaved(client, t, roomId, seq), [client, t])
}
