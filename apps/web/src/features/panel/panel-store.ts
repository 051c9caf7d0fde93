import { useSyncExternalStore } from 'react'

/** What the right panel shows: one thing at a time. A kind that belongs to one room names it. */
export type Panel =
  | { readonly kind: 'info' }
  /** What is pinned in a room. */
  | { readonly kind: 'pins'; readonly roomId: string }
  /** The thread under a message. */
  | { readonly kind: 'thread'; readonly roomId: string; readonly root: number }

/** Marks the entry of the history that a panel on a phone is: going back closes it. */
interface Entry {
  readonly isPanel?: true
}

const PHONE = '(max-width: 767.98px)'

let panel: Panel | null = null
/** What Ctrl . brings back. */
let last: Panel = { kind: 'info' }
const listeners = new Set<() => void>()

/** Shows something in the panel, in the place of what is there. On a phone it is a screen of its own. */
export function openPanel(next: Panel): void {
  if (panel === null && window.matchMedia(PHONE).matches) {
    const entry: Entry = { isPanel: true }
    window.history.pushState(entry, '', window.location.href)
    window.addEventListener('popstate', onBack)
  }
  last = next
  put(next)
}

/** Closes whatever is shown. */
export function closePanel(): void {
  if ((window.history.state as Entry | null)?.isPanel && panel !== null) window.history.back()
  else put(null)
}

/** Opens what is named, or closes it where it is what the panel shows. */
export function togglePanel(next: Panel): void {
  if (panel !== null && isSame(panel, next)) closePanel()
  else openPanel(next)
}

/** Ctrl . : closes what the room shows, or brings back what it showed last. */
export function toggleLastPanel(roomId: string): void {
  if (panelIn(roomId) !== null) closePanel()
  else openPanel(belongsTo(last, roomId) ? last : { kind: 'info' })
}

/** What the panel beside this room shows; null where it is closed. */
export function usePanel(roomId: string): Panel | null {
  return useSyncExternalStore(subscribe, () => panelIn(roomId), closedAtFirst)
}

function panelIn(roomId: string): Panel | null {
  return panel !== null && belongsTo(panel, roomId) ? panel : null
}

function belongsTo(each: Panel, roomId: string): boolean {
  return !('roomId' in each) || each.roomId === roomId
}

function isSame(a: Panel, b: Panel): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function put(next: Panel | null): void {
  panel = next
  for (const listener of listeners) listener()
}

function onBack(): void {
  if ((window.history.state as Entry | null)?.isPanel) return
  window.removeEventListener('popstate', onBack)
  put(null)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function closedAtFirst(): null {
  return null
}
