'use client'

import { useTranslations } from 'next-intl'
import { useBootstrap, usePerson, useRoom } from '../connection/client-provider.tsx'
import { useKept } from '../personal/use-kept.ts'
import { useNow } from '../sidebar/use-now.ts'
import { isNightAt, isQuietAt, localTime } from './when.ts'

/** Above the box of a direct message: that the other one does not want to be disturbed, sleeps, or is blocked. */
export function RecipientNote({ roomId }: { roomId: string }) {
  const t = useTranslations('profile')
  const { me } = useBootstrap()
  const room = useRoom(roomId)?.room
  const otherId = room?.kind === 'direct' ? (room.people?.find((id) => id !== me.id) ?? '') : ''
  const other = usePerson(otherId)
  const isBlocked = useKept('block', otherId) !== undefined
  const now = useNow()
  if (other === undefined) return null
  const name = other.displayName
  const note = isBlocked
    ? t('blockedNote', { name })
    : isQuietAt(other, now)
      ? t('quietNote', { name })
      : isNightAt(other, now)
        ? t('nightNote', { name, time: localTime(other, now) ?? '' })
        : null
  if (note === null) return null
  return (
    <p
      data-testid="recipient-note"
      // A minute may end between the server's drawing and the browser's.
      suppressHydrationWarning
      className="border-line border-b px-3.5 py-1.5 text-ink-muted text-meta"
    >
      {note}
    </p>
  )
}
