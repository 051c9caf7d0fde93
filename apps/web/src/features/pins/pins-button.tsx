'use client'

import { Pin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { useRoom } from '../connection/client-provider.tsx'
import { togglePanel, usePanel } from '../panel/panel-store.ts'

/** How many messages are pinned in a room, and the way to them. Not there where none is. */
export function PinsButton({ roomId }: { roomId: string }) {
  const t = useTranslations('acts')
  const count = useRoom(roomId)?.room.pins ?? 0
  const isOpen = usePanel(roomId)?.kind === 'pins'
  if (count === 0 && !isOpen) return null
  return (
    <IconButton
      data-testid="toggle-pins"
      name={t('pinsCount', { count })}
      icon={<Pin size={18} aria-hidden className="max-md:size-5" />}
      on={isOpen}
      aria-expanded={isOpen}
      onClick={() => togglePanel({ kind: 'pins', roomId })}
    >
      <span className="max-md:hidden">{count}</span>
    </IconButton>
  )
}
