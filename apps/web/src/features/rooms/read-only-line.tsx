'use client'

import { Archive, Ban, Megaphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Button } from '../../ui/button.tsx'
import { keepFocus } from '../../ui/keep-focus.ts'
import { toast } from '../../ui/toast-store.ts'
import { useClient, useRoom } from '../connection/client-provider.tsx'
import { useHasDraft } from '../messages/drafts/use-drafts.ts'
import { mayIn } from './may-in.ts'
import { useRefusalText } from './refusal-text.ts'

/** Stands where one would write, and says why one cannot; owners of an archived room bring it back here. */
export function ReadOnlyLine({ roomId }: { roomId: string }) {
  const t = useTranslations('rooms.readOnly')
  const client = useClient()
  const entry = useRoom(roomId)
  const refusalText = useRefusalText()
  const hasDraft = useHasDraft(roomId)
  // It may have come in the place of a box that was written in.
  useEffect(keepFocus, [])
  if (entry === undefined) return null
  const isArchived = entry.room.archivedAt !== undefined
  const why = isArchived ? 'archived' : entry.blocked ? 'blocked' : 'announcements'
  const Icon = { archived: Archive, blocked: Ban, announcements: Megaphone }[why]
  const unarchive = () =>
    client
      .call('room.unarchive', { roomId })
      .catch((error: unknown) => void toast(refusalText(error), { tone: 'danger' }))
  return (
    <div
      data-testid="read-only"
      className="mx-6 mb-[calc(24px+env(safe-area-inset-bottom))] flex min-h-11 items-center gap-2.5 rounded-control border border-line bg-sunken px-3.5 py-2 text-ink-muted text-small max-md:mx-3 max-md:mb-[calc(12px+env(safe-area-inset-bottom))]"
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="grow">
        {t(why)} {hasDraft ? t('draft') : null}
      </span>
      {isArchived && mayIn(entry).own ? (
        <Button size="small" data-testid="bring-back" onClick={unarchive}>
          {t('unarchive')}
        </Button>
      ) : null}
    </div>
  )
}
