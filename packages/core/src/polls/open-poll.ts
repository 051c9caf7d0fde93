import { loadMessage } from '@parley/db'
import { type Message, type Poll, Refusal } from '@parley/protocol'
import type { EnteredRoom } from '../rooms/in-room.ts'

/** @throws Refusal MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_A_POLL */
export async function requirePoll(room: EnteredRoom, seq: number): Promise<Message & { poll: Poll }> {
  const message = await loadMessage(room.ask, room.room.id, seq)
  if (message === null) throw new Refusal('MESSAGE_NOT_FOUND')
  if (message.deletedAt !== null) throw new Refusal('MESSAGE_DELETED')
  const { poll } = message
  if (poll === undefined) throw new Refusal('NOT_A_POLL')
  return { ...message, poll }
}

/** Whether no vote counts any more. */
export function isClosed({ closesAt }: Poll, now: Date): boolean {
  return closesAt !== undefined && new Date(closesAt) <= now
}
