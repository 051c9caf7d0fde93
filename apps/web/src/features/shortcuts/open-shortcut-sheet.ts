import { useSyncExternalStore } from 'react'

let isOpen = false
const listeners = new Set<() => void>()

function put(next: boolean): void {
  isOpen = next
  for (const listener of listeners) listener()
}

/** Shows every shortcut there is. */
export function openShortcutSheet(): void {
  put(true)
}

export function closeShortcutSheet(): void {
  put(false)
}

export function useShortcutSheetOpen(): boolean {
  return useSyncExternalStore(subscribe, read, () => false)
}

function read(): boolean {
  return isOpen
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
