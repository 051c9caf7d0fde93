import { Refusal } from '@parley/protocol'
import type { Handler, Hearing } from './handler.ts'

export const startTyping: Handler<'typing.start'> = async ({ chat, principal, hearing, input }) => {
  requireHeard(hearing, input.roomId)
  chat.typing.start(input.roomId, principal.personId)
  return {}
}

export const stopTyping: Handler<'typing.stop'> = async ({ chat, principal, hearing, input }) => {
  requireHeard(hearing, input.roomId)
  chat.typing.stop(input.roomId, principal.personId)
  return {}
}

/**
 * A keystroke must not cost a query. A socket hears the rooms that its person is in and no others, and is cut off from
 * one as they leave it.
 */
function requireHeard(hearing: Hearing, roomId: string): void {
  if (!hearing.hears(roomId)) throw new Refusal('ROOM_NOT_FOUND')
}
