'use client'

import { createContext, useContext } from 'react'

/** Where one writes in a thread, rather than in its room. */
export interface ThreadPlace {
  readonly root: number
  /** What is sent stands in the room, too. */
  readonly alsoInRoom: boolean
  readonly onSent: () => void
}

const ThreadPlaceContext = createContext<ThreadPlace | null>(null)
export const ThreadPlaceProvider = ThreadPlaceContext

/** The thread that what is drawn here belongs to; null in the room itself. */
export function useThreadPlace(): ThreadPlace | null {
  return useContext(ThreadPlaceContext)
}

/** Under which name drafts, edits and attachments of a place are held: `<roomId>` or `<roomId>:<seq of the root>`. */
export function placeOf(roomId: string, root: number | null | undefined): string {
  return root === null || root === undefined ? roomId : `${roomId}:${root}`
}
