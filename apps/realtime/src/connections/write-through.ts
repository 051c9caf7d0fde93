import type { Socket as TcpSocket } from 'node:net'
import type { ChatSocket } from '../server/types.ts'

/** What is used of socket.io's `Client`, which owns the way from packets to the transport. */
interface Client {
  readonly conn: {
    readonly readyState: string
    readonly writeBuffer: readonly unknown[]
    readonly transport: { readonly name: string; readonly socket?: WebSocketLike }
  }
  writeToEngine(packets: unknown, options: WriteOptions): void
}

interface WebSocketLike {
  readonly readyState: number
  readonly _socket: TcpSocket | null
}

interface WriteOptions {
  /** The frame of a broadcast, header and payload, encoded once for all its sockets. */
  readonly wsPreEncodedFrame?: readonly Buffer[]
}

const WEB_SOCKET_OPEN = 1

/**
 * Lets broadcasts go straight to a connection that has nothing waiting, as one buffer: a frame costs a packet, two
 * buffers and four events less on its way. Whatever is not that simple (long polling, an upgrade, a client that reads
 * slowly) takes the library's way, in the same order: nothing goes straight while something waits, so the bound of the
 * buffer is looked at there as before.
 */
export function writeThrough(socket: ChatSocket): void {
  const client = socket.client as unknown as Client
  // One function for all clients, so that a connection costs no closure.
  Object.assign(client, { writeToEngine })
}

function writeToEngine(this: Client, packets: unknown, options: WriteOptions): void {
  const frame = options.wsPreEncodedFrame
  const tcp = frame === undefined ? null : idleTcpSocket(this)
  if (frame !== undefined && tcp !== null) tcp.write(joined(frame))
  else (Object.getPrototypeOf(this) as Client).writeToEngine.call(this, packets, options)
}

/** The TCP connection below a client's WebSocket where nothing at all waits to be written to it. */
function idleTcpSocket({ conn }: Client): TcpSocket | null {
  if (conn.readyState !== 'open' || conn.writeBuffer.length > 0) return null
  const webSocket = conn.transport.socket
  if (conn.transport.name !== 'websocket' || webSocket?.readyState !== WEB_SOCKET_OPEN) return null
  const tcp = webSocket._socket
  return tcp?.writable && tcp.writableLength === 0 ? tcp : null
}

let lastFrame: readonly Buffer[] | null = null
let lastJoined: Buffer = Buffer.alloc(0)

/** A broadcast walks over its sockets in one go, so remembering the last frame is enough. */
function joined(frame: readonly Buffer[]): Buffer {
  if (frame !== lastFrame) {
    lastFrame = frame
    lastJoined = Buffer.concat(frame)
  }
  return lastJoined
}
