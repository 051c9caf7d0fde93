import { createServer } from 'node:http'
import { MAX_FRAME_BYTES } from '@parley/protocol'
import { Server, type ServerOptions } from 'socket.io'
import { SOCKET_PATH } from './front.ts'
import type { ChatServer } from './types.ts'

/** The bound of a body, and room for what is around it. */
const FRAME_BYTES = MAX_FRAME_BYTES + 4_096
/**
 * Binary is answered as the bad request that it is. It comes in pieces that wait for each other, also from somebody who
 * never signed in, so there is one piece at most, and what announces it is small.
 */
const BINARY = { maxAttachments: 1, mostCharacters: 10_000 }
/** How packets with attachments begin: events and acks. */
const BEFORE_ATTACHMENTS = /^[56]/

/**
 * socket.io as this server uses it. It is attached to a server that never listens: the front hands it what it may
 * see. Connection state recovery stays off: it skips the handshake's checks, and `room.sync` does its work.
 *
 * @param adapter what connects several instances; null where there is one.
 */
export function createIo(allowedOrigins: ReadonlySet<string>, adapter: ServerOptions['adapter'] | null): ChatServer {
  const io: ChatServer = new Server(createServer(), {
    path: SOCKET_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: FRAME_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    // Only notices the dead; a client has a faster heartbeat of its own, `session.ping`.
    pingInterval: 25_000,
    pingTimeout: 20_000,
    connectTimeout: 10_000,
    upgradeTimeout: 10_000,
    ...(adapter === null ? {} : { adapter }),
    cors: { origin: [...allowedOrigins], methods: ['GET', 'POST'] },
  })
  const { _parser: parser } = io
  class BoundedDecoder extends parser.Decoder {
    constructor() {
      super({ maxAttachments: BINARY.maxAttachments })
    }

    /** What it throws closes the connection. */
    override add(packet: unknown): void {
      const isTooLong = typeof packet === 'string' && packet.length > BINARY.mostCharacters
      if (isTooLong && BEFORE_ATTACHMENTS.test(packet)) throw new Error('too much around an attachment')
      super.add(packet)
    }
  }
  return Object.assign(io, { _parser: { ...parser, Decoder: BoundedDecoder } })
}
