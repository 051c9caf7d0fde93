'use client'

import { useSyncExternalStore } from 'react'
import { announcementStore } from './announcement-store.ts'

/** The live region of the app. Rendered once. */
export function Announcer() {
  const text = useSyncExternalStore(
    announcementStore.subscribe,
    announcementStore.getSnapshot,
    announcementStore.getServerSnapshot,
  )
  return (
    <div aria-live="polite" aria-atomic className="sr-only" data-testid="announcer">
      {text}
    </div>
  )
}
