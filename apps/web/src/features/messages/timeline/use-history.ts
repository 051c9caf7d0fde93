'use client'

import type { TimelineSnapshot } from '@parley/client'
import { useEffect, useSyncExternalStore } from 'react'
import { useClient, useConnection } from '../../connection/client-provider.tsx'
import type { Viewport } from './viewport.ts'

/** Between two attempts, where the server did not say how long to wait. */
const AGAIN_MS = 1_500

/** From so many rows on, those far above a screen that stands at the newest ones are let go. */
const MANY_ROWS = 2_000

/**
 * Loads the first page, and another one whenever the screen comes near the oldest row or `seeking` asks for it. What failed for a passing
 * reason is tried again by itself once the connection stands. What lies far above a screen that rests at the end is let go, so that a room
 * which stays open takes no more and more memory. Returns the way to try at once.
 */
export function useHistory(snapshot: TimelineSnapshot, viewport: Viewport, seeking: boolean): () => void {
  const client = useClient()
  const isOnline = useConnection().status === 'online'
  const nearTop = useSyncExternalStore(
    viewport.subscribe,
    () => viewport.getLook()?.nearTop ?? false,
    () => false,
  )
  const atEnd = useSyncExternalStore(
    viewport.subscribe,
    () => viewport.getLook()?.atEnd ?? false,
    () => false,
  )
  const { roomId, thread, past, load, hasOlder, loadingOlder, error } = snapshot
  const nearEnd = useSyncExternalStore(
    viewport.subscribe,
    () => viewport.getLook()?.nearEnd ?? false,
    () => false,
  )
  const wantsNewer =
    past !== undefined && nearEnd && !past.loadingNewer && isOnline && (error === null || error.retryable)
  const newestKey = snapshot.rows.at(-1)?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came in is a reason to look again.
  useEffect(() => {
    if (!wantsNewer) return
    const timer = setTimeout(() => void client.loadNewer(roomId), error === null ? 0 : AGAIN_MS)
    return () => clearTimeout(timer)
  }, [client, roomId, wantsNewer, error, newestKey])
  const which = past === undefined ? thread?.seq : 'past'
  const rests = past === undefined && atEnd && !seeking && !loadingOlder && snapshot.rows.length > MANY_ROWS
  useEffect(() => {
    if (rests) client.rest(roomId, thread?.seq)
  }, [client, roomId, thread?.seq, rests])
  const isFirst = load === 'empty'
  const wantsMore = load === 'ready' && (nearTop || seeking) && hasOlder && !loadingOlder
  // What went wrong is in the snapshot.
  const go = () =>
    void (load === 'ready' ? client.loadOlder(roomId, which) : client.open(roomId, thread?.seq)).catch(() => undefined)

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
  }, [client, roomId, which, isOnline, isFirst, wantsMore, news])
  return go
}
