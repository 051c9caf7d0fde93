'use client'

import type { TimelineSnapshot } from '@parley/client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useClient } from '../../connection/client-provider.tsx'
import { lazyHandPart } from '../../hands/late-hands.ts'
import type { Mark, MarkEvent } from '../read-position/mark.ts'
import { countBehind, newestSeq, useReading } from '../read-position/use-reading.ts'
import type { TimeWords } from '../time/use-time-words.ts'
import type { Arrangement } from './items.ts'
import { BELOW_TOP_PX } from './look.ts'
import { useEscapes } from './use-escapes.ts'
import type { Viewport } from './viewport.ts'

const UnreadPill = lazyHandPart((hands) => hands.UnreadPill)
const NewestPill = lazyHandPart((hands) => hands.NewestPill)

export interface PillsProps {
  snapshot: TimelineSnapshot
  arrangement: Arrangement
  viewport: Viewport
  mark: Mark
  dispatch: (event: MarkEvent) => void
  myId: string
  blocked: ReadonlySet<string>
  words: TimeWords
  /** Older rows are loaded until the first unread one is among them. */
  seeking: boolean
  onSeek: (seeking: boolean) => void
}

/** What lies over the timeline: the ways to what is new above and below. It follows reading as well. */
export function Pills(props: PillsProps) {
  const { snapshot, arrangement, viewport, mark, dispatch, myId, blocked, words, seeking, onSeek } = props
  const { roomId, rows, hasOlder, error } = snapshot
  const client = useClient()
  const look = useSyncExternalStore(viewport.subscribe, viewport.getLook, () => null)
  useReading({ snapshot, arrangement, look, mark, dispatch, myId, blocked })

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
        <NewestPill count={countBehind(rows, leftAt ?? newest, { myId, blocked })} onClick={toNewest} />
      ) : null}
    </>
  )
}
