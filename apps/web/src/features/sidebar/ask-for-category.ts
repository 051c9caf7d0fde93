import { useSyncExternalStore } from 'react'

/** What the dialog for categories is asked for. */
export type CategoryQuestion =
  | { readonly kind: 'new' }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }

let question: CategoryQuestion | null = null
const listeners = new Set<() => void>()

export function askForCategory(next: CategoryQuestion | null): void {
  question = next
  for (const listener of listeners) listener()
}

export function useCategoryQuestion(): CategoryQuestion | null {
  return useSyncExternalStore(subscribe, read, () => null)
}

function read(): CategoryQuestion | null {
  return question
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
