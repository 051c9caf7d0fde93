'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { inTurn } from '../../ui/in-turn.ts'
import { useBootstrap } from '../connection/client-provider.tsx'
import type { PlaceFiles } from './attachments.ts'
import { keptName, knownStore, NO_FILES, sessionStorageOrNull, subscribeToFiles } from './place-files.ts'

/** What is attached, and what waits for its uploads, at one place. Nothing on the server and until the page stands. */
export function useAttachments(place: string): PlaceFiles {
  const { id } = useBootstrap().me
  useEffect(() => {
    if (sessionStorageOrNull()?.getItem(keptName(id, place)) == null) return
    inTurn(() => import('./attachment-stores.ts')).then(
      ({ restoredStore }) => restoredStore(id, place),
      // They are kept for the next reload, or until something is attached.
      () => undefined,
    )
  }, [id, place])
  return useSyncExternalStore(
    subscribeToFiles,
    () => knownStore(id)?.of(place) ?? NO_FILES,
    () => NO_FILES,
  )
}
