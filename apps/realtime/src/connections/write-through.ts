import type { Socket as TcpSocket } from 'node:net'
import type { ChatSocket } from '../server/types.ts'
import { hold, isHeld } from './held-writes.ts'
import { textFrame } from './text-frame.ts'

/** What is used of socket.io's `Client`, which owns the way from packets to the transport. */
export interface WritesPackets {
  /** Takes one encoded packet, or several that belong together. */
  writeToEngine(packets: unknown, options: WriteOptions): void
}

interface Client extends WritesPackets {
  readonly conn: {
    readonly readyState: string
    readonly writeBuffer: readonly unknown[]
    readonly transport: { readonly name: string; readonly socket?: WebSocketLike }
  }
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
/** What one turn may hold for a connection; more takes the library's way, where the bound of the buffer is looked at. */
const HELD_BYTES = 256_000

/**
 * Lets packets go straight to a connection that has nothing waiting, as one buffer each, and all of one turn in one
 * write: an ack and the change that it caused are one write to the kernel, which is what a delivery costs most.
 * Whatever is not that simple (long polling, an upgrade, attachments, a client that reads slowly) takes the library's
 * way, in the same order: nothing goes straight while something waits there.
 */
export function writeThrough(socket: ChatSocket): void {
  // One function for all clients, so that a connection costs no closure.
  Object.assign(socket.client, { writeToEngine })
}

function writeToEngine(this: Client, packets: unknown, options: WriteOptions): void {
  const packet = onlyText(packets)
  const tcp = packet === null ? null : readyTcpSocket(this)
  if (packet === null || tcp === null) {
    ;(Object.getPrototypeOf(this) as Client).writeToEngine.call(this, packets, options)
    return
  }
  hold(tcp)
  const { wsPreEncodedFrame } = options
  tcp.write(wsPreEncodedFrame === undefined ? textFrame(packet) : joined(wsPreEncodedFrame))
}

/** The packet where it is a single one without attachments. */
function onlyText(packets: unknown): string | null {
  if (typeof packets === 'string') return packets
  if (!Array.isArray(packets) || packets.length !== 1) return null
  return typeof packets[0] === 'string' ? packets[0] : null
}

/** The TCP connection below a client's WebSocket where nothing waits to be written but what this turn holds. */
function readyTcpSocket({ conn }: Client): TcpSocket | null {
  if (conn.readyState !== 'open' || conn.writeBuffer.length > 0) return null
  const webSocket = conn.transport.socket
  if (conn.transport.name !== 'websocket' || webSocket?.readyState !== WEB_SOCKET_OPEN) return null
  // An open WebSocket's connection takes what is written.
  const tcp = webSocket._socket
  if (tcp === null) return null
  return tcp.writableLength === 0 || (isHeld(tcp) && tcp.writableLength < HELD_BYTES) ? tcp : null
}

let lastFrame: readonly Buffer[] | null = null
let lastJoined: Buffer = Buffer.alloc(0)

/** A broadcast of the library is in two parts. It walks over its sockets in one go, so remembering the last frame is enough. */
function joined(frame: readonly Buffer[]): Buffer {
  const [only] = frame
  if (frame.length === 1 && only !== undefined) return only
  if (frame !== lastFrame) {
    lastFrame = frame
    lastJoined = Buffer.concat(frame)
  }
  return lastJoined
}
