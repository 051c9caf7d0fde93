'use client'

import type { TimelineRow } from '@parley/client'
import { Forward, Pin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePerson, useRoom } from '../../connection/client-provider.tsx'
import { openRoom } from '../../shell/open-room.ts'
import { useRowActs } from '../acts/row-acts.ts'
import { jumpTo } from '../jump/jump-store.ts'
import { marksOf } from '../reactions/marks-of.ts'
import { Quote } from './quote.tsx'

/** What stands over the text of a row: what it answers, where it was taken from, and that it is pinned. */
export function RowHead({ row }: { row: TimelineRow }) {
  const { roomId } = useRowActs()
  const { replyTo, forwarded } = row.state === 'sent' ? row.message : row
  const { pinned } = marksOf(row)
  return (
    <>
      {pinned ? <PinMark by={pinned.by} /> : null}
      {replyTo ? <Quote roomId={roomId} replyTo={replyTo} /> : null}
      {forwarded ? <ForwardedFrom from={forwarded} /> : null}
    </>
  )
}

const LINE = 'flex max-w-full items-center gap-1.5 text-ink-subtle text-small leading-5'

function PinMark({ by }: { by: string }) {
  const t = useTranslations('acts')
  const name = usePerson(by)?.displayName ?? t('someone')
  return (
    <p data-testid="pinned-mark" className={LINE}>
      <Pin size={13} aria-hidden className="shrink-0" />
      <span className="truncate">{t('pinnedBy', { name })}</span>
    </p>
  )
}

/** The way back is there only for whoever is in that room. */
function ForwardedFrom({ from }: { from: { roomId: string; seq: number; authorId: string } }) {
  const t = useTranslations('acts')
  const source = useRoom(from.roomId)
  const name = usePerson(from.authorId)?.displayName ?? t('someone')
  const words = source?.room.name
    ? t('forwardedFromRoom', { name, room: source.room.name })
    : t('forwardedFrom', { name })
  const icon = <Forward size={13} aria-hidden className="shrink-0" />
  if (source === undefined) {
    return (
      <p data-testid="forwarded" className={LINE}>
        {icon}
        <span className="truncate">{words}</span>
      </p>
    )
  }
  return (
    <button
      type="button"
      data-testid="forwarded"
      onClick={() => {
        openRoom(from.roomId)
        jumpTo(from)
      }}
      className={`${LINE} rounded-seal text-left hover:text-ink pointer-coarse:min-h-11`}
    >
      {icon}
      <span className="truncate">{words}</span>
    </button>
  )
}
