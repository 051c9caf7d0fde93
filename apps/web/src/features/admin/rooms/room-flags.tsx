'use client'

import type { Room } from '@parley/protocol'
import { History, Megaphone, Timer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDuration } from '../../rooms/slow-mode.ts'

/** What holds in a room that holds not everywhere: few may write, nobody writes fast, messages do not stay as long as elsewhere. */
export function RoomFlags({ room: { posting, slowSeconds = 0, retentionDays } }: { room: Room }) {
  const t = useTranslations('admin.rooms.flag')
  const duration = useDuration()
  const flags = [
    ...(posting === 'moderators' ? [{ id: 'posting', Icon: Megaphone, says: t('posting') }] : []),
    ...(slowSeconds > 0 ? [{ id: 'slow', Icon: Timer, says: t('slow', { time: duration(slowSeconds) }) }] : []),
    ...(retentionDays === undefined || retentionDays === null
      ? []
      : [{ id: 'retention', Icon: History, says: t('retention', { days: retentionDays }) }]),
  ]
  if (flags.length === 0) return null
  return (
    <span className="inline-flex items-center gap-2 align-middle">
      {flags.map(({ id, Icon, says }) => (
        <span key={id} role="img" aria-label={says} data-tooltip={says} data-tooltip-side="top" data-flag={id}>
          <Icon size={16} aria-hidden className="text-ink-subtle" />
        </span>
      ))}
    </span>
  )
}
