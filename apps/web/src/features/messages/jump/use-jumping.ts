'use client'

import type { TimelineSnapshot } from '@parley/client'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import type { Arrangement } from '../timeline/items.ts'
import type { Viewport } from '../timeline/viewport.ts'
import { flash } from './flash.ts'
import { jumpTo, useJump } from './jump-store.ts'

/** Where the row stands after a jump: what came before it is seen as well. */
const BELOW_TOP_PX = 120

/** What of a timeline is needed to find a message in it. */
export interface Jumping {
  readonly snapshot: TimelineSnapshot
  readonly arrangement: Arrangement
  readonly viewport: Viewport
  readonly scroller: RefObject<HTMLElement | null>
}

/**
 * Shows the message that is jumped to. What is older than the loaded rows is loaded page by page, so that the window never
 * has a hole. Returns whether it is looked for still.
 */
export function useJumping({ snapshot, arrangement, viewport, scroller }: Jumping): boolean {
  const t = useTranslations('acts')
  const client = useClient()
  const { epoch } = useBootstrap()
  const { load, rows, hasOlder, error, thread } = snapshot
  const jump = useJump(snapshot.roomId, thread?.seq)
  const root = thread?.root ?? null
  useEffect(() => {
    if (jump === null || load !== 'ready') return
    if (root?.message.seq === jump.seq) {
      jumpTo(null)
      scroller.current?.querySelector(`[data-item="${CSS.escape(root.key)}"]`)?.scrollIntoView({ block: 'nearest' })
      flash(scroller, root.key)
      return
    }
    const row = rows.find((each) => each.state === 'sent' && each.message.seq === jump.seq)
    const oldest = rows.find(({ state }) => state === 'sent')
    const oldestSeq = oldest?.state === 'sent' ? oldest.message.seq : Number.POSITIVE_INFINITY
    const isAbove = row === undefined && hasOlder && oldestSeq > jump.seq
    if (isAbove && (error === null || error.retryable)) return
    jumpTo(null)
    if (row !== undefined && arrangement.indexOf.has(row.key)) {
      viewport.toRow(row.key, BELOW_TOP_PX)
      flash(scroller, row.key)
    } else if (row !== undefined) toast(t('messageDeleted'))
    else {
      const tellGone = () => toast(t('messageGone'))
      if (jump.thread !== undefined) return tellGone()
      import('./find-in-thread.ts')
        .then(({ findInThread }) => findInThread(client, { ...jump, epoch }))
        .then((found) => found || tellGone(), tellGone)
    }
  }, [jump, client, epoch, load, rows, root, hasOlder, error, arrangement, viewport, scroller, t])
  return jump !== null && load === 'ready'
}
