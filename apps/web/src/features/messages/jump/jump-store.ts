'use client'

import { useSyncExternalStore } from 'react'

/** A message that somebody wants to see, wherever in its room it is. */
export interface Jump {
  readonly roomId: string
  readonly seq: number
}

let asked: Jump | null = null
const listeners = new Set<() => void>()

/** Goes to a message as soon as its room is open. The last one that was asked for counts; null ends the search. */
export function jumpTo(next: Jump | null): void {
  asked = next
  for (const listener of listeners) listener()
}

/** What this room is to show; null for nothing. */
export function useJump(roomId: string): Jump | null {
  return useSyncExternalStore(
    subscribe,
    () => (asked?.roomId === roomId ? asked : null),
    () => null,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
