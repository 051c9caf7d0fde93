/** What a screen reader should say next, politely. The one channel for it: two live regions talk over each other. */
let text = ''
const listeners = new Set<() => void>()

/** Says it once the reader is free. The newest replaces what was not yet said. Browser only. */
export function announce(next: string): void {
  // The same words again would be no change of the region, and so unheard: a space that is not seen makes them new.
  text = next === text ? `${next}\u00a0` : next
  for (const listener of listeners) listener()
}

export const announcementStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  getSnapshot: (): string => text,
  getServerSnapshot: (): string => '',
}
