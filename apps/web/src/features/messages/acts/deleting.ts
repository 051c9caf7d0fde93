'use client'

import { useSyncExternalStore } from 'react'

/** An own message that the person is asked about before it is deleted. */
export interface Deleting {
  readonly roomId: string
  readonly seq: number
}

let asked: Deleting | null = null
const listeners = new Set<() => void>()

/** Asks whether to delete; null ends the question. */
export function askToDelete(next: Deleting | null): void {
  asked = next
  for (const listener of listeners) listener()
}

export function useDeleting(): Deleting | null {
  return useSyncExternalStore(subscribe, read, () => null)
}

function read(): Deleting | null {
  return asked
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
