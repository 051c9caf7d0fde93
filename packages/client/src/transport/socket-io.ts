import { Refusal } from '@parley/protocol'
import { io, type Socket } from 'socket.io-client'
import type { LinkListener, Transport } from './transport.ts'

export interface SocketIoOptions {
  /** Address of the realtime server; a function is asked before each attempt. */
  readonly url: string | (() => string)
  /** How long one attempt to connect may take; three times as long where the server had ended. */
  readonly connectTimeoutMs?: number
}

/**
 * So often a WebSocket may fail in a row where one has worked before. A server that is just starting refuses them, too,
 * and who falls back to polling for that stays with it as long as the connection lasts.
 */
const WEB_SOCKET_PATIENCE = 5
/**
 * Where connections have opened before and the last one fell silent, one that is not open after this, or four times as
 * long as the last one took, is with a server that hangs; behind a load balancer the next attempt may meet another one.
 * It doubles each time, because a server that is only busy would be kept so by attempts that are given up.
 */
const SILENT_MS = 3_000
/**
 * Where the other end closed a connection, or refused an attempt, the server had ended, and everybody comes back to it at
 * one time. An instance takes only so many connections a turn of its event loop, those that were given up, too.
 */
const BUSY_TIMES = 3

/** What the end of an attempt, or of a connection, tells of the server: nothing where it was this side that ended it. */
type Sign = 'answered' | 'silent' | 'unknown'

/**
 * Connects over socket.io: WebSocket first, long polling where that fails. Its own reconnection and retries are off,
 * because the SDK decides when to come back and what to send again. Each attempt has a Manager of its own.
 */
export function socketIoTransport({ url, connectTimeoutMs = 10_000 }: SocketIoOptions): Transport {
  // Some proxies swallow an upgrade instead of refusing it. socket.io tries the next transport after an error only,
  // so after a timeout the other one goes first.
  let transports = ['websocket', 'polling']
  // Since a WebSocket last worked.
  let failures = Number.POSITIVE_INFINITY
  const busyMs = BUSY_TIMES * connectTimeoutMs
  const silentMs = Math.min(SILENT_MS, connectTimeoutMs)
  let patienceMs = silentMs
  // What becomes of those before it says nothing of where the next attempt goes.
  let latest: Socket | null = null
  function failed(sign: Sign, hasTriedAll = false): void {
    if (sign === 'unknown') return
    failures += 1
    patienceMs = sign === 'answered' ? busyMs : Math.min(busyMs, patienceMs * 2)
    if (!hasTriedAll && failures >= WEB_SOCKET_PATIENCE) transports = transports.toReversed()
  }
  return {
    open(handshake, listener) {
      // How the attempt went is known.
      let isSettled = false
      const startedAt = performance.now()
      const isProven = failures < WEB_SOCKET_PATIENCE
      const socket = io(typeof url === 'function' ? url() : url, {
        auth: handshake,
        // Polling is many requests: by this a load balancer sends them all to the instance that began.
        query: { stick: Math.random().toString(36).slice(2) },
        transports: isProven ? ['websocket'] : transports,
        tryAllTransports: true,
        timeout: isProven ? patienceMs : connectTimeoutMs,
        // Nothing ends a request of a link that was let go: on a network that hangs they would take up all the
        // connections that a browser allows. The server answers a poll within 25 s.
        requestTimeout: 4 * connectTimeoutMs,
        forceNew: true,
        reconnection: false,
        autoConnect: false,
      })
      const listening = listenOnce(listener, release)
      // Events that came with the handshake's answer are emitted before `connect` is.
      socket.onAny((event: string, payload: unknown) => listening.received(event, payload))
      socket.on('connect', () => {
        isSettled = true
        latest = socket
        const { engine } = socket.io
        if (engine.transport.name === 'websocket') failures = 0
        else engine.once('upgrade', () => (failures = 0))
        patienceMs = Math.min(busyMs, Math.max(silentMs, 4 * (performance.now() - startedAt)))
        listening.opened()
      })
      socket.on('connect_error', (error) => {
        isSettled = true
        const data = (error as { data?: unknown }).data
        const hasTriedAll = error.message !== 'timeout'
        if (data !== undefined) patienceMs = busyMs
        else failed(isOffline() ? 'unknown' : hasTriedAll ? 'answered' : 'silent', hasTriedAll)
        listening.closed(data === undefined ? null : Refusal.fromWire(data))
      })
      socket.on('disconnect', ended)
      socket.connect()
      // One that is closed before it was greeted is heard of here only.
      socket.io.engine.on('close', ended)

      function ended(reason: string): void {
        const sign = isOffline() ? 'unknown' : reason === 'ping timeout' ? 'silent' : 'answered'
        if (!isSettled) failed(sign)
        // A connection that fell silent leaves what it taught when it opened.
        else if (sign === 'answered' && socket === latest) patienceMs = busyMs
        isSettled = true
        listening.closed(null)
      }
      function release(): void {
        socket.io.engine.off('close', ended)
        socket.offAny()
        socket.removeAllListeners()
        socket.disconnect()
        socket.io.removeAllListeners()
      }
      return {
        send(command, input, onAck) {
          // socket.io would keep it for a later connection, which this link never has.
          if (socket.connected) socket.emit(command, input, onAck)
        },
        close() {
          // Given up by somebody with less patience: after a while, it was not answered either.
          if (!isSettled) failed(performance.now() - startedAt < connectTimeoutMs / 4 ? 'unknown' : 'silent')
          isSettled = true
          listening.stop()
          release()
        },
      }
    },
  }
}

/** The browser knows that it has no network. */
function isOffline(): boolean {
  return globalThis.navigator?.onLine === false
}

/** Holds a listener to its contract: opened before anything is received, closed once, nothing after that. */
function listenOnce(listener: LinkListener, release: () => void) {
  let state: 'opening' | 'open' | 'over' = 'opening'
  const opened = () => {
    if (state !== 'opening') return
    state = 'open'
    listener.opened()
  }
  return {
    opened,
    received(event: string, payload: unknown): void {
      opened()
      if (state === 'open') listener.received(event, payload)
    },
    closed(reason: Refusal | null): void {
      if (state === 'over') return
      state = 'over'
      release()
      listener.closed(reason)
    },
    stop(): void {
      state = 'over'
    },
  }
}
