import { explainEnd } from '@parley/core'
import { Refusal } from '@parley/protocol'
import { closeConnection } from '../connections/close-connection.ts'
import type { Context } from '../context.ts'
import { withDeadline } from '../gate/deadline.ts'
import type { ChatSocket } from '../server/types.ts'
import type { LiveSessions } from './live-sessions.ts'

/** What is on its way, such as the ack of the very command that ended the session, may still be answered. */
const ANSWERS_WITHIN_MS = 300
/** A database that hangs keeps nobody from being told that it is over. */
const EXPLAINED_WITHIN_MS = 500
/** Whoever does not read what says why loses it, with everything that waits for them. */
const READS_WITHIN_MS = 1_000

/** Cuts a session's sockets off at once, says why, and closes them. */
export function endSession(context: Context, sessions: LiveSessions<ChatSocket>, sessionId: string): void {
  for (const socket of sessions.of(sessionId)) {
    socket.data.ended = true
    // While its handshake still runs there is nothing to close: the handshake looks at `ended` when it is through.
    if (!socket.connected) continue
    context.log.info({ socketId: socket.id, sessionId }, 'session ended')
    void closeEnded(context, socket)
  }
}

/** Nothing of any room reaches it any more; answers on their way do, then it hears why it is closed. */
export async function closeEnded({ core }: Pick<Context, 'core'>, socket: ChatSocket): Promise<void> {
  for (const channel of [...socket.rooms]) if (channel !== socket.id) socket.leave(channel)
  const [{ code, until }] = await Promise.all([
    withDeadline(explainEnd(core, socket.data.principal.sessionId), EXPLAINED_WITHIN_MS).catch(
      () => new Refusal('SESSION_ENDED'),
    ),
    socket.data.inFlight.settled(ANSWERS_WITHIN_MS),
  ])
  socket.emit('session.ended', { code, ...(until !== undefined && { until }) })
  socket.disconnect(true)
  setTimeout(() => closeConnection(socket.conn), READS_WITHIN_MS).unref()
}
