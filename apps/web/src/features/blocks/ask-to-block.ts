import { useSyncExternalStore } from 'react'

/** Whom the person is asked about, before they are blocked; null where nobody is. */
let asked: string | null = null
const listeners = new Set<() => void>()

export function askToBlock(personId: string | null): void {
  asked = personId
  for (const listener of listeners) listener()
}

export function useAskedToBlock(): string | null {
  return useSyncExternalStore(subscribe, read, () => null)
}

function read(): string | null {
  return asked
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
