'use client'

import type { TimelineSnapshot } from '@parley/client'
import { useEffect, useSyncExternalStore } from 'react'
import { useClient, useConnection } from '../../connection/client-provider.tsx'
import type { Viewport } from './viewport.ts'

/** Between two attempts, where the server did not say how long to wait. */
const AGAIN_MS = 1_500

/**
 * Loads the first page, and another one whenever the screen comes near the oldest row or `seeking` asks for it. What failed for a passing
 * reason is tried again by itself once the connection stands. Returns the way to try at once.
 */
export function useHistory(snapshot: TimelineSnapshot, viewport: Viewport, seeking: boolean): () => void {
  const client = useClient()
  const isOnline = useConnection().status === 'online'
  const nearTop = useSyncExternalStore(
    viewport.subscribe,
    () => viewport.getLook()?.nearTop ?? false,
    () => false,
  )
  const { roomId, thread, load, hasOlder, loadingOlder, error } = snapshot
  const isFirst = load === 'empty'
  const wantsMore = load === 'ready' && (nearTop || seeking) && hasOlder && !loadingOlder
  // What went wrong is in the snapshot.
  const go = () =>
    void (load === 'ready' ? client.loadOlder(roomId, thread?.seq) : client.open(roomId, thread?.seq)).catch(
      () => undefined,
    )

  // What arrives meanwhile must not put off what is tried again.
  const news = error ?? snapshot.rows.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came in, or failed, is a reason to look again.
  useEffect(() => {
    if (!isFirst && !wantsMore) return
    if (error === null) {
      // The first page may be on this device; older ones are on the server.
      if (isFirst || isOnline) go()
    } else if (isOnline && error.retryable) {
      const timer = setTimeout(go, error.retryAfterMs ?? AGAIN_MS)
      return () => clearTimeout(timer)
    }
  }, [client, roomId, thread?.seq, isOnline, isFirst, wantsMore, news])
  return go
}
