'use client'

import type { Restriction } from '@parley/protocol'
import { useTranslations } from 'next-intl'

/** A function that names where something is: a room, a direct message, or everywhere with null. */
export function usePlace(): (room: Restriction['room']) => string {
  const t = useTranslations('admin.moderation')
  return (room) => (room === null ? t('everywhere') : room.name === '' ? t('direct') : `#${room.name}`)
}
