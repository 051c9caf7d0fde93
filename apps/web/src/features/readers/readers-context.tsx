'use client'

import type { Reader } from '@parley/protocol'
import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { useIsOff } from '../connection/use-is-off.ts'
import type { Item, MessageItem } from '../messages/timeline/items.ts'
import type { Viewport } from '../messages/timeline/viewport.ts'
import { openReaders } from './readers-store.ts'

interface Seen {
  /** Key of the last message that anybody but its author has read. */
  readonly key: string
  readonly readers: readonly Reader[]
}

const SeenContext = createContext<Seen | null>(null)

export interface ReadersPlaceProps {
  roomId: string
  items: readonly Item[]
  viewport: Viewport
  children: ReactNode
}

/**
 * Tells the rows below it who has read up to them. The line that says so has a height: whoever reads above the newest rows
 * sees it stay where it is, so that nothing moves under their eyes.
 */
export function ReadersPlace({ roomId, items, viewport, children }: ReadersPlaceProps) {
  const client = useClient()
  const { me } = useBootstrap()
  const isOff = useIsOff('receipts')
  // biome-ignore lint/correctness/useExhaustiveDependencies: where they are switched on again, they are read again.
  const store = useMemo(() => openReaders(client, roomId, me.id), [client, roomId, me.id, isOff])
  const readers = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot)
  const seen = useMemo(() => lastSeen(items, [...readers.values()]), [items, readers])
  const [held, setHeld] = useState(seen)
  const isAway = useSyncExternalStore(
    viewport.subscribe,
    () => viewport.getLook()?.atEnd === false,
    () => false,
  )
  if (!isAway && held !== seen) setHeld(seen)
  return <SeenContext value={isOff ? null : held}>{children}</SeenContext>
}

const NOBODY: readonly Reader[] = []

/** Who has read up to this message, if it is the last one that anybody else has read; otherwise nobody. */
export function useSeenBy(item: MessageItem): readonly Reader[] {
  const seen = useContext(SeenContext)
  return seen?.key === item.key ? seen.readers : NOBODY
}

export function lastSeen(items: readonly Item[], readers: readonly Reader[]): Seen | null {
  const farthest = Math.max(0, ...readers.map(({ readSeq }) => readSeq))
  if (farthest === 0) return null
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]
    if (item?.kind !== 'message' || item.row.state !== 'sent') continue
    const { seq } = item.row.message
    if (seq > farthest) continue
    const by = readers.filter(({ personId, readSeq }) => readSeq >= seq && personId !== item.authorId)
    if (by.length > 0) return { key: item.key, readers: by }
  }
  return null
}
