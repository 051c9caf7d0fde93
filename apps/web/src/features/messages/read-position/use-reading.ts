'use client'

import type { TimelineRow, TimelineSnapshot } from '@parley/client'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useClient, useRoom } from '../../connection/client-provider.tsx'
import { useReadingChoice } from '../../personal/use-reading-choice.ts'
import { type Arrangement, type ArrangeOptions, isNewsBy } from '../timeline/items.ts'
import type { Look } from '../timeline/look.ts'
import { type Mark, type MarkEvent, nextMark, seqToRead } from './mark.ts'
import { useAttention } from './use-attention.ts'

export interface Reading {
  readonly snapshot: TimelineSnapshot
  readonly arrangement: Arrangement
  /** What the screen shows; null before the page stands. */
  readonly look: Look | null
  readonly mark: Mark
  readonly dispatch: (event: MarkEvent) => void
  readonly myId: string
  readonly blocked: ReadonlySet<string>
}

/** Moves the read position along with what has been on the screen of somebody who looks at it. */
export function useReading({ snapshot, arrangement, look, mark, dispatch, myId, blocked }: Reading): void {
  const client = useClient()
  const { roomId, rows } = snapshot
  const entry = useRoom(roomId)
  const readSeq = entry?.readSeq ?? 0
  const isConversation = entry?.room.kind === 'direct' || entry?.room.kind === 'group'
  const readWhen = useReadingChoice('read-when')
  // Whoever reads by an act only looks at nothing: what arrives is new until they say that it is not.
  const attentive = useAttention() && readWhen !== 'never' && (readWhen !== 'direct' || isConversation)
  const newest = newestSeq(rows)
  const newestBefore = useRef<number | null>(null)
  const readBefore = useRef(readSeq)
  // Only what changes it: one idle update for each message of a burst adds up to more than React allows between two pauses.
  const tell = useEffectEvent((event: MarkEvent) => {
    if (nextMark(mark, event) !== mark) dispatch(event)
  })

  useEffect(() => {
    const before = newestBefore.current
    if (snapshot.load === 'ready') newestBefore.current = newest
    if (before === null || newest <= before || countBehind(rows, before, { myId, blocked }) === 0) return
    tell({ kind: 'arrived', attentive, readSeq, newestBefore: before })
  }, [snapshot.load, rows, newest, myId, blocked, attentive, readSeq])

  useEffect(() => {
    if (look === null || !attentive || mark.met) return
    const { unread, placeIsKnown } = arrangement
    const isOnScreen = unread !== null && look.first <= unread.index + 1 && look.last > unread.index
    if (isOnScreen || (unread === null && placeIsKnown && snapshot.load === 'ready')) tell({ kind: 'met' })
  }, [look, attentive, mark, arrangement, snapshot.load])

  useEffect(() => {
    const before = readBefore.current
    readBefore.current = readSeq
    // Marked unread, here or on another device: what is on the screen is not read by being there.
    if (readSeq < before) return tell({ kind: 'rewound', readSeq })
    if (readSeq > before) tell({ kind: 'advanced' })
    if (look === null) return
    const seq = seqToRead({ attentive, mark, readSeq, seenSeq: seenSeq(arrangement, rows, look) })
    if (seq !== null) client.advanceRead(roomId, seq)
  }, [client, roomId, attentive, mark, readSeq, arrangement, rows, look])
}

/** At the end everything has been seen, deleted messages too; else what stood whole on the screen. */
function seenSeq({ items }: Arrangement, rows: readonly TimelineRow[], look: Look): number {
  if (look.atEnd) return newestSeq(rows)
  for (let index = Math.min(look.lastWhole, items.length - 1); index >= 0; index--) {
    const item = items[index]
    if (item?.kind === 'message' && item.row.state === 'sent') return item.row.message.seq
  }
  return 0
}

/** The newest seq among the loaded rows; 0 without one. */
export function newestSeq(rows: readonly TimelineRow[]): number {
  const row = rows.findLast(({ state }) => state === 'sent')
  return row?.state === 'sent' ? row.message.seq : 0
}

/** Messages by others, but for those whom the person blocked, behind a seq that are still there. */
export function countBehind(
  rows: readonly TimelineRow[],
  seq: number,
  of: Pick<ArrangeOptions, 'myId' | 'blocked'>,
): number {
  let count = 0
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index]
    if (row?.state !== 'sent') continue
    if (row.message.seq <= seq) break
    if (row.message.body !== null && isNewsBy(row.message.authorId, of)) count++
  }
  return count
}
