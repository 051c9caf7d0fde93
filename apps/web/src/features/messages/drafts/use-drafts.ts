'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { draftsOf } from './drafts-of.ts'

const NONE: ReadonlySet<string> = new Set()

/** The ids of the rooms in which something unsent waits. The same set until that changes. */
export const useRoomsWithDraft = () => useOfRooms((rooms) => rooms)

/** Whether something unsent waits in a room. */
export const useHasDraft = (roomId: string) => useOfRooms((rooms) => rooms.has(roomId))

function useOfRooms<T>(read: (rooms: ReadonlySet<string>) => T): T {
  const { id } = useBootstrap().me
  const subscribe = useCallback((listener: () => void) => draftsOf(id).subscribe(listener), [id])
  return useSyncExternalStore(
    subscribe,
    () => read(draftsOf(id).rooms()),
    () => read(NONE),
  )
}
