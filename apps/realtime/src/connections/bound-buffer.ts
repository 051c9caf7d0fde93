import { closeConnection } from './close-connection.ts'

/** What of an Engine.IO connection is read here; the last two are set only where the transport is a WebSocket. */
interface BufferedConnection {
  on(event: 'packetCreate', listener: (packet: QueuedPacket) => void): unknown
  on(event: 'flush' | 'close', listener: () => void): unknown
  close(discard: boolean): unknown
  readonly transport: unknown
}

interface QueuedPacket {
  readonly data?: unknown
  /** A broadcast's frame is encoded once and shared by its sockets. */
  readonly options?: { readonly wsPreEncodedFrame?: readonly Buffer[] }
}

interface WebSocketLike {
  readonly bufferedAmount: number
}

/** Close code of the application's own range (4000–4999), so that a client can tell why it was dropped. */
export const SLOW_CONSUMER_CODE = 4008
const LOOK_EVERY_MS = 100

export interface BufferBounds {
  /** May wait for as long as it takes. */
  readonly bytes: number
  /** What is above `bytes` must drain below it within this. */
  readonly graceMs: number
  /** May never wait, not even for a moment. */
  readonly mostBytes: number
}

/**
 * Bounds what the server keeps for a client that does not read. A burst is no slow reader, so it is judged over time;
 * the hard bound is counted where packets are queued, and no burst can outrun it. What waits is what is in Engine.IO's
 * own queue plus what is in the WebSocket.
 */
export function boundBuffer(
  connection: BufferedConnection,
  bounds: BufferBounds,
  onOverflow: (bytes: number) => void,
): void {
  let queuedBytes = 0
  let closed = false
  let looking: NodeJS.Timeout | null = null
  const waitingBytes = () => queuedBytes + (webSocketOf(connection)?.bufferedAmount ?? 0)

  function stopLooking(): void {
    if (looking !== null) clearInterval(looking)
    looking = null
  }
  function close(bytes: number): void {
    stopLooking()
    closed = true
    onOverflow(bytes)
    // Not from inside a broadcast: closing changes the rooms that it is walking over.
    setImmediate(() => closeConnection(connection, SLOW_CONSUMER_CODE, 'slow consumer'))
  }
  function startLooking(): void {
    const since = performance.now()
    looking = setInterval(() => {
      const bytes = waitingBytes()
      if (bytes <= bounds.bytes) stopLooking()
      else if (performance.now() - since >= bounds.graceMs) close(bytes)
    }, LOOK_EVERY_MS)
    looking.unref()
  }

  connection.on('flush', () => {
    queuedBytes = 0
  })
  connection.on('close', () => {
    closed = true
    stopLooking()
  })
  connection.on('packetCreate', (packet) => {
    if (closed) return
    queuedBytes += bytesOf(packet)
    const bytes = waitingBytes()
    if (bytes > bounds.mostBytes) close(bytes)
    else if (bytes <= bounds.bytes) stopLooking()
    else if (looking === null) startLooking()
  })
}

function bytesOf({ data, options }: QueuedPacket): number {
  const frame = options?.wsPreEncodedFrame
  if (frame !== undefined) return frame.reduce((sum, part) => sum + part.length, 0)
  return typeof data === 'string' ? Buffer.byteLength(data) : 0
}

function webSocketOf(connection: BufferedConnection): WebSocketLike | null {
  const { socket } = connection.transport as { socket?: Partial<WebSocketLike> }
  return typeof socket?.bufferedAmount === 'number' ? (socket as WebSocketLike) : null
}
