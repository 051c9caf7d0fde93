'use client'

import { lazyPart } from '../../ui/lazy-part.tsx'
import { useRoom } from '../connection/client-provider.tsx'

export const RecipientNote = lazyPart(async () => ({ default: (await import('./recipient-note.tsx')).RecipientNote }))

/** Above the box of a direct message: how the other one is. */
export function RecipientPlace({ roomId }: { roomId: string }) {
  return useRoom(roomId)?.room.kind === 'direct' ? <RecipientNote roomId={roomId} /> : null
}
