import { loadMessage } from '@parley/db'
import { type Confirm, type Message, Refusal } from '@parley/protocol'
import type { EnteredRoom } from '../rooms/in-room.ts'

/** A message that asks to be confirmed. @throws Refusal MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_TO_CONFIRM */
export async function requireRequest(
  { ask, room }: Pick<EnteredRoom, 'ask' | 'room'>,
  seq: number,
): Promise<Message & { confirm: Confirm }> {
  return asRequest(await loadMessage(ask, room.id, seq))
}

/** @throws Refusal MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_TO_CONFIRM */
export function asRequest(message: Message | null): Message & { confirm: Confirm } {
  if (message === null) throw new Refusal('MESSAGE_NOT_FOUND')
  if (message.deletedAt !== null) throw new Refusal('MESSAGE_DELETED')
  const { confirm } = message
  if (confirm === undefined) throw new Refusal('NOT_TO_CONFIRM')
  return { ...message, confirm }
}
