import type { ParleyClient } from '@parley/client'
import { newActId } from '../rooms/act-id.ts'

export interface ToSchedule {
  readonly roomId: string
  /** Seq of the root, for a reply in a thread. */
  readonly threadOf?: number | undefined
  /** With `threadOf`: it stands in the room, too. */
  readonly alsoInRoom?: boolean | undefined
  readonly body: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** Has the server send a message at a time; returns the way to take it back. */
export function scheduleMessage(
  client: ParleyClient,
  { roomId, threadOf, alsoInRoom, body, at }: ToSchedule,
): () => void {
  const key = `scheduled:${newActId()}`
  const thread = threadOf === undefined ? {} : { threadOf, ...(alsoInRoom && { alsoInRoom: true }) }
  const value = { roomId, body, at: new Date(at).toISOString(), ...thread }
  client.keep([{ key, value }])
  return () => client.keep([{ key, value: null }])
}
