'use client'

import type { ReplyTo } from '@parley/protocol'
import { useSyncExternalStore } from 'react'

const replies = new Map<string, ReplyTo>()
const listeners = new Set<() => void>()

/** What the next message of a room or thread answers; null for nothing. It outlives a look at another room. */
export function setReplying(place: string, to: ReplyTo | null): void {
  if (to === null ? !replies.delete(place) : replies.get(place)?.seq === to.seq) return
  if (to !== null) replies.set(place, to)
  for (const listener of listeners) listener()
}

export function replyingIn(place: string): ReplyTo | null {
  return replies.get(place) ?? null
}

export function useReplying(place: string): ReplyTo | null {
  return useSyncExternalStore(
    subscribe,
    () => replyingIn(place),
    () => null,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
