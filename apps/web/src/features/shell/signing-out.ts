import { useSyncExternalStore } from 'react'

/** How many messages signing out would delete, while the person is asked about it; else 0. */
let unsent = 0
const listeners = new Set<() => void>()

function put(next: number): void {
  unsent = next
  for (const listener of listeners) listener()
}

/** Asks before signing out would lose so many messages. */
export function beginQuestion(messages: number): void {
  put(messages)
}

export function endQuestion(): void {
  put(0)
}

/** How many messages the open question is about; 0 where nothing is asked. */
export function useUnsentQuestion(): number {
  return useSyncExternalStore(subscribe, read, () => 0)
}

function read(): number {
  return unsent
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
