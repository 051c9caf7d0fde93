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

/**
 * Until its box is there, its code may still be on its way: keeps what is typed for it. The composer, which has the focus still,
 * would take the letters and send them with Enter. Answers how to stop.
 */
export function keepKeys(): () => void {
  const keep = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[data-dialog-open]')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') put(null)
    else if (event.key.length === 1) put(opened + event.key)
  }
  window.addEventListener('keydown', keep, true)
  return () => window.removeEventListener('keydown', keep, true)
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
