import 'server-only'
import { readPublicRoom } from '@parley/core'
import { type ListedRoom, Refusal } from '@parley/protocol'
import { cache } from 'react'
import { core } from '../core.ts'
import { requirePrincipal } from '../principal.ts'

/** A public room by its id, joined or not; null where there is none that may be known. Once a request. */
export const findPublicRoom = cache(async (roomId: string): Promise<ListedRoom | null> => {
  const principal = await requirePrincipal()
  try {
    return await readPublicRoom(core(), principal, roomId)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'ROOM_NOT_FOUND') return null
    throw error
  }
})
