'use client'

import type { TimelineSnapshot } from '@parley/client'
import { useEffect, useSyncExternalStore } from 'react'
import { useClient } from '../../connection/client-provider.tsx'
import type { Arrangement, Item } from './items.ts'
import type { Viewport } from './viewport.ts'

/** A screen that is so many rows above the newest ones lets them go, but for those that are near. */
const FAR_ROWS = 1_500
const NEAR_ROWS = 400

/**
 * Keeps what is loaded within bounds however far up somebody goes: far from the newest rows the screen becomes a look into the past.
 * Whoever leaves the room comes back to its newest rows.
 */
export function usePast({ roomId, past }: TimelineSnapshot, { items }: Arrangement, viewport: Viewport): void {
  const client = useClient()
  const isFar = useSyncExternalStore(
    viewport.subscribe,
    () => past === undefined && items.length - (viewport.getLook()?.last ?? items.length) > FAR_ROWS,
    () => false,
  )
  useEffect(() => {
    const last = viewport.getLook()?.last
    if (!isFar || last === undefined) return
    const seq = seqFrom(items, last + NEAR_ROWS)
    if (seq !== null) client.partPast(roomId, seq)
  }, [client, roomId, isFar, items, viewport])
  useEffect(() => () => client.closePast(roomId), [client, roomId])
}

/** Seq of the first message at an index or behind it. */
function seqFrom(items: readonly Item[], index: number): number | null {
  for (const item of items.slice(index)) {
    if (item.kind === 'message' && item.row.state === 'sent') return item.row.message.seq
  }
  return null
}
