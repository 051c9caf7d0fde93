import { io, type Socket } from 'socket.io-client'

/** What an ack carries, as a stranger to this code base would read it. */
export type RawAck = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: RawError }

export interface RawError {
  readonly code: string
  readonly message: string
  readonly retryable: boolean
  readonly retryAfterMs?: number
  readonly field?: string
  readonly limit?: number
}

export interface RawEvent {
  readonly name: string
  readonly payload: unknown
}

/** A connection without the SDK: it sends whatever it is told to, and keeps whatever arrives. */
export interface RawConnection {
  readonly socket: Socket
  /** Every event so far, in order. */
  readonly events: readonly RawEvent[]
  /** Sends a command and waits for its ack. */
  call(name: string, ...args: unknown[]): Promise<RawAck>
  /** As `call`, for commands that must succeed. */
  ask<T = Record<string, unknown>>(name: string, input?: unknown): Promise<T>
  /** Resolves with the first event that matches, also of those that arrived already. */
  waitFor(matches: (event: RawEvent) => boolean, limitMs?: number): Promise<RawEvent>
  /** Resolves with socket.io's reason once the connection is gone. */
  readonly closed: Promise<string>
  close(): void
}

export interface RawOptions {
  readonly auth?: unknown
  readonly origin?: string
  /** Sent with every request, as a proxy would. */
  readonly headers?: Readonly<Record<string, string>>
  readonly transports?: ('websocket' | 'polling')[]
  /** Told every Engine.IO packet as it stands on the wire of a WebSocket. */
  readonly onPacket?: (packet: WirePacket) => void
}

export interface WirePacket {
  readonly from: 'client' | 'server'
  readonly text: string
}

/** The refusal of a handshake; `data` is the wire error where the server gave one. */
export class HandshakeRefused extends Error {
  readonly data: RawError | undefined

  constructor(error: Error & { data?: RawError }) {
    super(error.message)
    this.data = error.data
  }
}

/**
 * Connects once, without retries.
 *
 * @throws HandshakeRefused when the server does.
 */
export async function connectRaw(url: string, options: RawOptions = {}): Promise<RawConnection> {
  const socket = io(url, {
    forceNew: true,
    reconnection: false,
    transports: options.transports ?? ['websocket'],
    extraHeaders: { ...options.headers, ...(options.origin === undefined ? {} : { origin: options.origin }) },
    ...(options.auth === undefined ? {} : { auth: options.auth as Record<string, unknown> }),
  })
  if (options.onPacket !== undefined) tapPackets(socket, options.onPacket)
  const events: RawEvent[] = []
  const watchers = new Set<(event: RawEvent) => void>()
  socket.onAny((name: string, payload: unknown) => {
    const event = { name, payload }
    events.push(event)
    for (const watch of watchers) watch(event)
  })
  const closed = new Promise<string>((resolve) => socket.once('disconnect', (reason) => resolve(reason)))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', (error) => {
      socket.close()
      reject(new HandshakeRefused(error))
    })
  })

  const call = (name: string, ...args: unknown[]) =>
    socket.timeout(30_000).emitWithAck(name, ...args) as Promise<RawAck>

  return {
    socket,
    events,
    call,
    closed,
    async ask<T>(name: string, input: unknown = {}) {
      const ack = await call(name, input)
      if (!ack.ok) throw new Error(`${name} was refused: ${JSON.stringify(ack.error)}`)
      return ack.data as T
    },
    waitFor: (matches, limitMs = 60_000) => waitForEvent(events, watchers, matches, limitMs),
    close: () => void socket.close(),
  }
}

function waitForEvent(
  events: readonly RawEvent[],
  watchers: Set<(event: RawEvent) => void>,
  matches: (event: RawEvent) => boolean,
  limitMs: number,
): Promise<RawEvent> {
  const found = events.find(matches)
  if (found !== undefined) return Promise.resolve(found)
  return new Promise((resolve, reject) => {
    const watch = (event: RawEvent) => {
      if (!matches(event)) return
      clearTimeout(timer)
      watchers.delete(watch)
      resolve(event)
    }
    const timer = setTimeout(() => {
      watchers.delete(watch)
      reject(new Error(`no such event within ${limitMs} ms`))
    }, limitMs)
    watchers.add(watch)
  })
}

/** Digits of Engine.IO's packet types, version 4. */
const PACKET_TYPES = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop']

function tapPackets(socket: Socket, onPacket: (packet: WirePacket) => void): void {
  const { engine } = socket.io
  const textOf = ({ type, data }: { type: string; data?: unknown }) => PACKET_TYPES.indexOf(type) + String(data ?? '')
  engine.on('packetCreate', (packet) => onPacket({ from: 'client', text: textOf(packet) }))
  engine.on('packet', (packet) => onPacket({ from: 'server', text: textOf(packet) }))
}
