'use client'

import { useSyncExternalStore } from 'react'

/** A message that somebody wants to see, wherever in its room it is. */
export interface Jump {
  readonly roomId: string
  readonly seq: number
  /** Seq of the root, to see it in the thread beside the room; left out for the room itself. */
  readonly thread?: number | undefined
}

let asked: Jump | null = null
const listeners = new Set<() => void>()

/** Goes to a message as soon as its room, or its thread, is open. The last one that was asked for counts; null ends the search. */
export function jumpTo(next: Jump | null): void {
  asked = next
  for (const listener of listeners) listener()
}

/** What this room, or this thread in it, is to show; null for nothing. */
export function useJump(roomId: string, thread: number | undefined): Jump | null {
  return useSyncExternalStore(
    subscribe,
    () => (asked?.roomId === roomId && asked.thread === thread ? asked : null),
    () => null,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
