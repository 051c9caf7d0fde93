import { useSyncExternalStore } from 'react'
import { latePart } from '../../ui/late.tsx'

export const switcherPart = latePart(() => import('./quick-switcher.tsx'))

/** What stands in the box as it opens; null while it is closed. `@` looks for people only. */
let opened: string | null = null
const listeners = new Set<() => void>()

function put(next: string | null): void {
  opened = next
  for (const listener of listeners) listener()
}

/** Opens the quick switcher, with something typed already. */
export function openSwitcher(typed = ''): void {
  put(typed)
}

export function closeSwitcher(): void {
  put(null)
}

/** Fetches its code ahead, for example when the pointer comes near. */
export function prepareSwitcher(): void {
  switcherPart.prepare()
}

export function useOpenedSwitcher(): string | null {
  return useSyncExternalStore(subscribe, read, () => null)
}

function read(): string | null {
  return opened
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
