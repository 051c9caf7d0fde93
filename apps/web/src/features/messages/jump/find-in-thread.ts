import type { ParleyClient } from '@parley/client'
import { openMessage } from './open-message.ts'

/** Shows a message that does not stand in its room, as a reply in a thread. Returns whether there is one. */
export async function findInThread(
  client: ParleyClient,
  { roomId, seq, epoch }: { readonly roomId: string; readonly seq: number; readonly epoch: string },
): Promise<boolean> {
  const { messages } = await client.call('room.history', { roomId, epoch, after: seq - 1, limit: 1, replies: true })
  const message = messages.find((each) => each.seq === seq && each.deletedAt === null && each.threadOf !== undefined)
  if (message !== undefined) openMessage(roomId, message)
  return message !== undefined
}
