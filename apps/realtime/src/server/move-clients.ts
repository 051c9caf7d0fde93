import { setTimeout as wait } from 'node:timers/promises'
import type { ChatServer, ChatSocket } from './types.ts'

/** Moments at which clients are asked, so that the other instances do not meet all of them at once. */
const SPREAD = { msPerClient: 4, mostMs: 4_000, stepMs: 50 }
/** A client that was asked fetches a ticket, connects and says hello; what takes longer comes back by itself. */
const MOVE_WITHIN_MS = 2_500

export interface Moved {
  readonly asked: number
  /** Still connected at the end. */
  readonly left: number
}

/**
 * Asks every client to go to another instance, and resolves once they did, or had the time to.
 *
 * @param isOver nobody has to go any more
 */
export async function moveClients(io: ChatServer, isOver: () => boolean = () => false): Promise<Moved> {
  const clients = [...io.sockets.sockets.values()]
  const spreadMs = Math.min(SPREAD.mostMs, clients.length * SPREAD.msPerClient)
  const startedAt = performance.now()
  const closesInMs = () => Math.max(0, Math.round(startedAt + spreadMs + MOVE_WITHIN_MS - performance.now()))
  let asked = 0
  const ask = (client: ChatSocket) => {
    client.emit('server.draining', { closesInMs: closesInMs() })
    asked += 1
  }
  // Their handshake was under way.
  io.on('connection', ask)
  for (let next = 0; next < clients.length && !isOver(); ) {
    const passed = spreadMs === 0 ? 1 : Math.min(1, (performance.now() - startedAt) / spreadMs)
    const until = Math.max(next + 1, Math.ceil(passed * clients.length))
    for (const client of clients.slice(next, until)) if (client.connected) ask(client)
    next = until
    if (next < clients.length) await wait(SPREAD.stepMs)
  }
  while (io.sockets.sockets.size > 0 && closesInMs() > 0 && !isOver()) await wait(SPREAD.stepMs)
  io.off('connection', ask)
  return { asked, left: io.sockets.sockets.size }
}
