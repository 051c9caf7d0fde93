'use client'

import type { TimelineSnapshot } from '@parley/client'
import { ArrowDown, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Pill } from '../../../ui/pill.tsx'
import { useClient, useRoom } from '../../connection/client-provider.tsx'
import type { Mark, MarkEvent } from '../read-position/mark.ts'
import { countBehind, newestSeq, useReading } from '../read-position/use-reading.ts'
import type { TimeWords } from '../time/use-time-words.ts'
import type { Arrangement } from './items.ts'
import { useEscapes } from './use-escapes.ts'
import type { Viewport } from './viewport.ts'

export interface PillsProps {
  snapshot: TimelineSnapshot
  arrangement: Arrangement
  viewport: Viewport
  mark: Mark
  dispatch: (event: MarkEvent) => void
  myId: string
  words: TimeWords
  /** Older rows are loaded until the first unread one is among them. */
  seeking: boolean
  onSeek: (seeking: boolean) => void
}

/** Where the divider stands after a jump: a line or two of what was read stay above it. */
const BELOW_TOP_PX = 72
/** The server counts so far. */
const COUNTED_TO = 1_000

/** What lies over the timeline: the ways to what is new above and below. It follows reading as well. */
export function Pills(props: PillsProps) {
  const { snapshot, arrangement, viewport, mark, dispatch, myId, words, seeking, onSeek } = props
  const { roomId, rows, hasOlder, error } = snapshot
  const client = useClient()
  const look = useSyncExternalStore(viewport.subscribe, viewport.getLook, () => null)
  useReading({ snapshot, arrangement, look, mark, dispatch, myId })

  const atEnd = look?.atEnd ?? true
  const newest = newestSeq(rows)
  /** The newest message when the end left the screen; null while it is there. */
  const [leftAt, setLeftAt] = useState<number | null>(null)
  if (atEnd === (leftAt !== null)) setLeftAt(atEnd ? null : newest)

  // Unread may begin above the loaded rows: they are loaded until it is found.
  useEffect(() => {
    if (!seeking || (arrangement.unread === null && hasOlder && (error === null || error.retryable))) return
    onSeek(false)
    const key = arrangement.items[arrangement.unread?.index ?? 0]?.key
    if (key !== undefined) viewport.toRow(key, BELOW_TOP_PX)
  }, [seeking, onSeek, arrangement, hasOlder, error, viewport])

  const isBehind = look !== null && mark.after !== null && !mark.met
  const toNewest = () => {
    client.closePast(roomId)
    viewport.toEnd()
  }
  const markRead = () => {
    dispatch({ kind: 'met' })
    client.advanceRead(roomId, newestSeq(client.timeline(roomId).getSnapshot().rows))
    toNewest()
  }
  useEscapes({ active: isBehind || !atEnd, onEscape: markRead, onOldestUnread: () => onSeek(isBehind) })

  return (
    <>
      {isBehind ? (
        <UnreadPill
          roomId={roomId}
          arrangement={arrangement}
          words={words}
          seeking={seeking}
          onJump={() => onSeek(true)}
          onMarkRead={markRead}
        />
      ) : null}
      {look !== null && !atEnd ? (
        <NewestPill count={countBehind(rows, leftAt ?? newest, myId)} onClick={toNewest} />
      ) : null}
    </>
  )
}

function UnreadPill(props: {
  roomId: string
  arrangement: Arrangement
  words: TimeWords
  seeking: boolean
  onJump: () => void
  onMarkRead: () => void
}) {
  const t = useTranslations('messages')
  const format = useFormatter()
  const { unread, unreadCount } = props.arrangement
  const counted = useRoom(props.roomId)?.unread ?? 0
  const known = Math.max(unreadCount, counted)
  if (known === 0) return null
  const count = format.number(known)
  const text =
    unread === null
      ? t(known >= COUNTED_TO ? 'unreadMany' : 'unread', { count })
      : t('unreadSince', { count: format.number(unreadCount), time: props.words.brief(unread.since) })
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-(--layer-sticky) flex justify-center px-4">
      <div
        data-state="open"
        className="floats pointer-events-auto inline-flex h-[30px] min-w-0 items-center gap-2 rounded-control border border-line-strong bg-raised py-0 pr-1 pl-3 font-medium text-small shadow-2 pointer-coarse:h-12"
      >
        <span className="truncate tabular-nums">{text}</span>
        <Button
          variant="primary"
          size="small"
          busy={props.seeking}
          aria-label={t('jumpToUnread')}
          data-testid="jump-to-unread"
          className="h-[22px]! rounded-seal! px-2! pointer-coarse:h-11!"
          onClick={props.onJump}
        >
          {t('jump')}
        </Button>
        <IconButton
          name={t('markRead')}
          icon={<X size={14} aria-hidden />}
          size="small"
          shortcut="Esc"
          data-testid="mark-read"
          className="h-[22px] min-w-[22px] px-0!"
          onClick={props.onMarkRead}
        />
      </div>
    </div>
  )
}

function NewestPill({ count, onClick }: { count: number; onClick: () => void }) {
  const t = useTranslations('messages')
  const format = useFormatter()
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-(--layer-sticky) flex justify-center px-4">
      <Pill
        data-testid="jump-to-newest"
        data-state="open"
        icon={<ArrowDown size={14} aria-hidden />}
        className="floats pointer-events-auto"
        onClick={onClick}
      >
        {count > 0 ? t('newBelow', { count: format.number(count) }) : t('jumpToNewest')}
      </Pill>
    </div>
  )
}
