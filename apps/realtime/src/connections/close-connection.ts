interface WebSocketLike {
  close(code: number, reason: string): void
  terminate(): void
}

/** An Engine.IO connection, as far as it matters here. */
export interface ClosableConnection {
  close(discard: boolean): unknown
  readonly transport: unknown
}

/** Whoever does not answer the closing of a WebSocket within this is cut off. */
const CLOSES_WITHIN_MS = 2_000

/** Close code of WebSockets for "go away, there is nothing wrong". */
const NORMAL_CODE = 1000

/**
 * Closes a connection without waiting for whoever is at its other end, and throws away what is queued for them.
 *
 * @param code told to a WebSocket, with the reason
 */
export function closeConnection(connection: ClosableConnection, code = NORMAL_CODE, reason = ''): void {
  const socket = webSocketOf(connection)
  socket?.close(code, reason)
  connection.close(true)
  if (socket !== null) setTimeout(() => socket.terminate(), CLOSES_WITHIN_MS).unref()
}

function webSocketOf({ transport }: ClosableConnection): WebSocketLike | null {
  const { socket } = transport as { socket?: Partial<WebSocketLike> }
  return typeof socket?.terminate === 'function' ? (socket as WebSocketLike) : null
}
