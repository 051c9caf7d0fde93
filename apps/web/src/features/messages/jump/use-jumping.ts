'use client'

import type { TimelineSnapshot } from '@parley/client'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap, useClient, useConnection, useStore } from '../../connection/client-provider.tsx'
import type { Arrangement } from '../timeline/items.ts'
import type { Viewport } from '../timeline/viewport.ts'
import { flash } from './flash.ts'
import { type Jump, jumpTo, useJump } from './jump-store.ts'

/** Where the row stands after a jump: what came before it is seen as well. */
const BELOW_TOP_PX = 120

/** What is nearer to the loaded rows than about so many messages is loaded page by page; what is farther is looked at by itself. */
const FAR_SEQS = 200
/** Between two attempts, where the server did not say how long to wait. */
const AGAIN_MS = 1_500

/** What of a timeline is needed to find a message in it. */
export interface Jumping {
  readonly snapshot: TimelineSnapshot
  readonly arrangement: Arrangement
  readonly viewport: Viewport
  readonly scroller: RefObject<HTMLElement | null>
}

/**
 * Shows the message that is jumped to. What is a little older than the loaded rows is loaded page by page, what is far away is looked at
 * as the past. Returns whether pages are to be loaded until it is found.
 */
export function useJumping({ snapshot, arrangement, viewport, scroller }: Jumping): boolean {
  const t = useTranslations('acts')
  const client = useClient()
  const { epoch } = useBootstrap()
  const { load, rows, error, thread } = snapshot
  const opened = useRef<Jump | null>(null)
  const past = useStore(client.past(snapshot.roomId))
  const isOnline = useConnection().status === 'online'
  const jump = useJump(snapshot.roomId, thread?.seq)
  const root = thread?.root ?? null
  const place = jump === null || load !== 'ready' ? null : placeOf(snapshot, jump.seq)
  useEffect(() => {
    if (jump === null || place === null || past.load === 'loading') return
    if (root?.message.seq === jump.seq) {
      jumpTo(null)
      scroller.current?.querySelector(`[data-item="${CSS.escape(root.key)}"]`)?.scrollIntoView({ block: 'nearest' })
      flash(scroller, root.key)
      return
    }
    if (place === 'above' && (error === null || error.retryable)) return
    if (place === 'far' && (opened.current !== jump || past.error?.retryable)) {
      if (!isOnline) return
      const open = () => {
        opened.current = jump
        void client.openPast(jump.roomId, jump.seq)
      }
      const timer = setTimeout(open, past.error ? (past.error.retryAfterMs ?? AGAIN_MS) : 0)
      return () => clearTimeout(timer)
    }
    const row = rows.find((each) => each.state === 'sent' && each.message.seq === jump.seq)
    jumpTo(null)
    if (row !== undefined && arrangement.indexOf.has(row.key)) {
      viewport.toRow(row.key, BELOW_TOP_PX)
      flash(scroller, row.key)
    } else if (row !== undefined) toast(t('messageDeleted'))
    else {
      client.closePast(jump.roomId)
      const tellGone = () => toast(t('messageGone'))
      if (jump.thread !== undefined) return tellGone()
      import('./find-in-thread.ts')
        .then(({ findInThread }) => findInThread(client, { ...jump, epoch }))
        .then((found) => found || tellGone(), tellGone)
    }
  }, [
    jump,
    place,
    past.load,
    past.error,
    isOnline,
    client,
    epoch,
    rows,
    root,
    error,
    arrangement,
    viewport,
    scroller,
    t,
  ])
  return place === 'above'
}

/** Where a message is to be found, by its seq: among the rows, a little above them, elsewhere, or nowhere. */
function placeOf({ rows, hasOlder, past, thread }: TimelineSnapshot, seq: number): 'here' | 'above' | 'far' | 'gone' {
  const seqs = rows.flatMap((row) => (row.state === 'sent' ? row.message.seq : []))
  if (seqs.includes(seq)) return 'here'
  const [oldest = Number.POSITIVE_INFINITY] = seqs
  if (seq > oldest) return past !== undefined && seq > (seqs.at(-1) ?? 0) ? 'far' : 'gone'
  if (!hasOlder) return 'gone'
  return thread === undefined && oldest - seq > FAR_SEQS ? 'far' : 'above'
}
