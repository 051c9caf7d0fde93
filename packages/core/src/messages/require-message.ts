import { type LockedRoom, loadMessage } from '@parley/db'
import { type Message, Refusal } from '@parley/protocol'

/** A message of the room that is not deleted. @throws Refusal MESSAGE_NOT_FOUND, MESSAGE_DELETED */
export async function requireMessage({ ask, room }: Pick<LockedRoom, 'ask' | 'room'>, seq: number): Promise<Message> {
  const message = await loadMessage(ask, room.id, seq)
  if (message === null) throw new Refusal('MESSAGE_NOT_FOUND')
  if (message.deletedAt !== null) throw new Refusal('MESSAGE_DELETED')
  return message
}
