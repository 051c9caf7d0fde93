import type { Server } from 'node:http'
import type { Auditor } from '../auditor/auditor.ts'
import type { Gate } from '../gate/gate.ts'
import type { ChatServer } from './types.ts'

/** Honest commands take milliseconds; one that waits for a database that is away is given up. */
const ANSWERS_WITHIN_MS = 5_000

export interface Stoppable {
  readonly front: Server
  readonly io: ChatServer
  readonly gate: Gate
  readonly auditor: Auditor
  readonly watches: readonly { close(): Promise<void> }[]
}

/**
 * Leaves without a trace: lets nothing new in, answers what is on its way, tells the rooms, then closes. Sockets
 * end with `io.close()`, after which clients come back by themselves; after `disconnectSockets()` they would not.
 */
export async function stopServer({ front, io, gate, auditor, watches }: Stoppable): Promise<void> {
  gate.state = 'draining'
  auditor.close()
  const stoppedListening = new Promise<void>((resolve) => front.close(() => resolve()))
  await gate.inFlight.settled(ANSWERS_WITHIN_MS)
  gate.chat.fanOut.flush()
  await io.close()
  front.closeAllConnections()
  await stoppedListening
  await Promise.all(watches.map((watch) => watch.close()))
  await gate.context.redis?.close()
}
