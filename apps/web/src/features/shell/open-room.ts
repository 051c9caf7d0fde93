'use client'

import { goInstead, goTo, useAddress } from './address.tsx'
import { ROOMS_PATH, roomIdOf, roomPath } from './room-path.ts'

/**
 * Which room is open is the address alone. Rooms are switched by the history itself rather than by a request: what
 * they show comes from the client's stores, at once and also without a network. Next follows the history.
 */
export function useOpenRoomId(): string | null {
  return roomIdOf(useAddress())
}

/** Marks an entry of the history that was reached from the list, so that going back to the list is going back. */
interface Entry {
  readonly fromList?: true
}

export function openRoom(roomId: string): void {
  if (roomIdOf(window.location.pathname) === roomId) return
  const entry: Entry = window.location.pathname === ROOMS_PATH ? { fromList: true } : {}
  goTo(roomPath(roomId), entry)
}

/** Opens a room in the place of the present entry: the one there is gone, or was only a way here. */
export function openRoomInstead(roomId: string | null): void {
  goInstead(roomId === null ? ROOMS_PATH : roomPath(roomId))
}

/** On a phone: back to the list. */
export function openList(): void {
  const entry = window.history.state as Entry | null
  if (entry?.fromList) window.history.back()
  else goTo(ROOMS_PATH)
}
