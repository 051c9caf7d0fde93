'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { draftsOf } from './drafts-of.ts'

/** The draft of a room and the way to change it. Empty on the server and until the page stands. */
export function useDraft(roomId: string): readonly [text: string, write: (text: string) => void] {
  const { id } = useBootstrap().me
  const subscribe = useCallback((listener: () => void) => draftsOf(id).subscribe(listener), [id])
  const text = useSyncExternalStore(
    subscribe,
    () => draftsOf(id).read(roomId),
    () => '',
  )
  const write = useCallback((next: string) => draftsOf(id).write(roomId, next), [id, roomId])
  return [text, write]
}

/** Whether something unsent waits in a room. */
export function useHasDraft(roomId: string): boolean {
  const { id } = useBootstrap().me
  const subscribe = useCallback((listener: () => void) => draftsOf(id).subscribe(listener), [id])
  return useSyncExternalStore(
    subscribe,
    () => draftsOf(id).rooms().has(roomId),
    () => false,
  )
}
