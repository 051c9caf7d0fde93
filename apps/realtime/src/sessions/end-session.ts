import { closeConnection } from '../connections/close-connection.ts'
import type { Context } from '../context.ts'
import type { ChatSocket } from '../server/types.ts'
import type { LiveSessions } from './live-sessions.ts'

/** What is on its way, such as the ack of the very command that ended the session, may still be answered. */
const ANSWERS_WITHIN_MS = 300
/** Whoever does not read what says why loses it, with everything that waits for them. */
const READS_WITHIN_MS = 1_000

/** Cuts a session's sockets off at once, says why, and closes them. */
export function endSession({ log }: Context, sessions: LiveSessions<ChatSocket>, sessionId: string): void {
  for (const socket of sessions.of(sessionId)) {
    socket.data.ended = true
    // While its handshake still runs there is nothing to close: the handshake looks at `ended` when it is through.
    if (!socket.connected) continue
    log.info({ socketId: socket.id, sessionId }, 'session ended')
    void closeEnded(socket)
  }
}

/** Nothing of any room reaches it any more; answers on their way do, then it hears why it is closed. */
export async function closeEnded(socket: ChatSocket): Promise<void> {
  for (const channel of [...socket.rooms]) if (channel !== socket.id) socket.leave(channel)
  await socket.data.inFlight.settled(ANSWERS_WITHIN_MS)
  socket.emit('session.ended', { code: 'SESSION_ENDED' })
  socket.disconnect(true)
  setTimeout(() => closeConnection(socket.conn), READS_WITHIN_MS).unref()
}
