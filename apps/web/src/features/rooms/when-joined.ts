import type { ParleyClient } from '@parley/client'

/** So long the list may take to know a room after the server acked that the person is in it. */
const PATIENCE_MS = 5_000

/** Resolves once the client's list holds the room, so that going there shows it at once; in any case after a while. */
export function whenJoined(client: Pick<ParleyClient, 'rooms'>, roomId: string): Promise<void> {
  const isIn = () => client.rooms.getSnapshot().some((entry) => entry.room.id === roomId)
  if (isIn()) return Promise.resolve()
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(settle, PATIENCE_MS)
    const stop = client.rooms.subscribe(() => isIn() && settle())
  })
}
