import type { Server } from 'node:http'
import type { Auditor } from '../auditor/auditor.ts'
import type { Gate } from '../gate/gate.ts'
import type { Live } from '../live/live.ts'
import type { Presence } from '../presence/presence.ts'
import type { ReadersRelay } from '../readers/readers-relay.ts'
import type { Listening } from './listen.ts'
import { moveClients } from './move-clients.ts'
import type { ChatServer } from './types.ts'

/** Honest commands take milliseconds; one that waits for a database that is away is given up. */
const ANSWERS_WITHIN_MS = 1_000

export interface Stoppable {
  readonly front: Server
  readonly listening: Listening
  readonly io: ChatServer
  readonly gate: Gate
  readonly auditor: Auditor
  readonly presence: Presence
  readonly readers: ReadersRelay
  readonly live: Pick<Live, 'close'>
  readonly watches: readonly { close(): Promise<void> }[]
}

/**
 * Leaves without a trace: lets nobody new in, serves those who are here until they have moved to another instance, then
 * answers what is on its way, tells the rooms, and closes. Sockets end with `io.close()`, after which clients come
 * back by themselves; after `disconnectSockets()` they would not.
 */
export async function stopServer({
  front,
  listening,
  io,
  gate,
  auditor,
  presence,
  readers,
  live,
  watches,
}: Stoppable): Promise<void> {
  const { log } = gate.context
  gate.state = 'draining'
  const stoppedListening = listening.stop()
  front.closeIdleConnections()
  const startedAt = performance.now()
  const moved = await moveClients(io)
  log.info({ ...moved, durationMs: Math.round(performance.now() - startedAt) }, 'drained')
  gate.state = 'closed'
  auditor.close()
  readers.close()
  await gate.inFlight.settled(ANSWERS_WITHIN_MS)
  gate.chat.fanOut.flush()
  await io.close()
  await Promise.all([presence.close(), live.close()])
  front.closeAllConnections()
  await stoppedListening
  await Promise.all(watches.map((watch) => watch.close()))
  await gate.context.redis?.close()
}
