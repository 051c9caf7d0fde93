import { changeMessage, findChanges, findRoomAccess, type MessageChangeCommand } from '@parley/db'
import { type Change, type ErrorCode, type Message, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Outcome } from '../published.ts'

const REFUSALS = {
  epoch_changed: 'EPOCH_CHANGED',
  no_room: 'ROOM_NOT_FOUND',
  not_a_member: 'NOT_A_MEMBER',
  not_found: 'MESSAGE_NOT_FOUND',
  archived: 'ROOM_ARCHIVED',
  blocked: 'BLOCKED',
  not_author: 'NOT_YOUR_MESSAGE',
  deleted: 'MESSAGE_DELETED',
  empty: 'MESSAGE_EMPTY',
} as const satisfies Record<string, ErrorCode>

/** What edit and delete have in common: only the author may (a moderator of the room may delete, too), once, and the room is told. */
export async function changeOwnMessage(
  core: CoreContext,
  command: MessageChangeCommand,
): Promise<Outcome<{ message: Message }>> {
  const result = await changeMessage(core.database, command)
  if (!('message' in result)) {
    const isClosed = result.outcome === 'not_a_member' && (await isClosedTo(core, command))
    throw new Refusal(isClosed ? 'ROOM_NOT_FOUND' : REFUSALS[result.outcome])
  }
  const { message, head } = result
  const { roomId, epoch } = command
  const own: Change = { type: 'message', rev: message.rev, message }
  // Replies that quote it and the root of its thread took the revs after it.
  const later = head > message.rev ? await findChanges(core.database, roomId, message.rev, head - message.rev) : null
  return { output: { message }, published: [{ roomId, epoch, changes: [own, ...(later?.changes ?? [])] }] }
}

/** A room that is not public looks like none to who is not in it. */
async function isClosedTo(core: CoreContext, { roomId, authorId }: MessageChangeCommand): Promise<boolean> {
  return (await findRoomAccess(core.database, roomId, authorId)).kind !== 'public'
}
