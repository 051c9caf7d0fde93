import type { Principal } from '@parley/core'
import type { ClientToServerEvents, ServerToClientEvents } from '@parley/protocol'
import type { Server, Socket } from 'socket.io'
import type { InFlight } from '../gate/in-flight.ts'

type NoEvents = Record<string, never>

/** What a connection carries once its handshake was accepted. */
export interface Connection {
  /** As of the handshake: the name may have changed since. */
  readonly principal: Principal
  /** Set when the session ended: nothing more is let in. */
  ended: boolean
  /** Set when its first hello tunes it in. */
  saidHello: boolean
  readonly inFlight: InFlight
}

export type ChatServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, Connection>
export type ChatSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, Connection>
