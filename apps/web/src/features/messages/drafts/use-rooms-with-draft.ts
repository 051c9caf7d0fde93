'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { draftsOf } from './drafts-of.ts'

const NONE: ReadonlySet<string> = new Set()

/** The ids of the rooms in which something unsent waits. The same set until that changes. */
export function useRoomsWithDraft(): ReadonlySet<string> {
  const { id } = useBootstrap().me
  const subscribe = useCallback((listener: () => void) => draftsOf(id).subscribe(listener), [id])
  return useSyncExternalStore(
    subscribe,
    () => draftsOf(id).rooms(),
    () => NONE,
  )
}
