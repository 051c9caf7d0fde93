import { personChannel, roomChannel } from '../fan-out/socket-rooms.ts'
import type { ChatServer } from '../server/types.ts'
import { createTypingRelay, type TypingRelay } from './typing-relay.ts'

/** To the room's other people on every instance, and dropped rather than queued where a socket is busy. */
export function openTyping(io: ChatServer): TypingRelay {
  return createTypingRelay((roomId, personId, typing) =>
    io
      .to(roomChannel(roomId))
      .except(personChannel(personId))
      .volatile.emit('typing.changed', { roomId, personId, typing }),
  )
}
