import type { ChatSocket } from '../server/types.ts'

/** What is used of an Engine.IO transport and of the connection that it carries. */
interface Transport {
  readonly name: string
  onPacket(packet: Packet): void
}

interface ReadingTransport extends Transport {
  reader: Reader
}

interface Packet {
  readonly type: string
  readonly data?: unknown
}

/** Who reads what a transport brings: its socket, and the count of what it sends. */
interface Reader {
  readonly socket: ChatSocket
  readonly count: (connection: ChatSocket['conn'], data: unknown) => void
}

/** An event of the default namespace, as socket.io's parser gives it. */
interface EventPacket {
  readonly data: readonly unknown[]
  readonly id: number
}

const EVENT = '2'.charCodeAt(0)
const [ZERO, NINE, LIST] = ['0', '9', '['].map((character) => character.charCodeAt(0)) as [number, number, number]
/** As many digits as a safe integer has at least. */
const MOST_DIGITS = 15
/** What socket.io's parser refuses as names of events; it closes the connection. */
const RESERVED: ReadonlySet<unknown> = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
])

/**
 * Leads plain calls straight from a WebSocket to the gate: they are what chat consists of, and the library's way there
 * costs as much again as reading them. Whatever is not that simple (another transport, a heartbeat that is waited for,
 * attachments, other namespaces, what does not parse) takes the library's way.
 *
 * @param count told of each frame that is read here, as listeners of the connection's `data` are of the others.
 */
export function readThrough(socket: ChatSocket, count: Reader['count']): void {
  const transport = socket.conn.transport as unknown as Transport
  if (transport.name !== 'websocket') return
  // One function for all connections, so that each costs one object only.
  Object.assign(transport, { onPacket, reader: { socket, count } })
}

function onPacket(this: ReadingTransport, packet: Packet): void {
  const { socket, count } = this.reader
  const call = isOpen(socket) ? readCall(packet) : null
  if (call === null) {
    ;(Object.getPrototypeOf(this) as Transport).onPacket.call(this, packet)
    return
  }
  count(socket.conn, packet.data)
  ;(socket as unknown as { onevent(packet: EventPacket): void }).onevent(call)
}

/** Whether nothing but reading is to be done: a heartbeat that is waited for would be put off by any packet. */
function isOpen({ conn, connected }: ChatSocket): boolean {
  const { pingTimeoutTimer, hasRefreshedPingTimeout } = conn as unknown as {
    readonly pingTimeoutTimer: unknown
    readonly hasRefreshedPingTimeout: boolean
  }
  return connected && conn.readyState === 'open' && (pingTimeoutTimer === null || hasRefreshedPingTimeout)
}

/** `2<id>["name",…]`, as in socket.io's protocol, version 5; null for everything else. */
export function readCall({ type, data }: Packet): EventPacket | null {
  if (type !== 'message' || typeof data !== 'string' || data.charCodeAt(0) !== EVENT) return null
  let id = 0
  let at = 1
  for (let code = data.charCodeAt(at); code >= ZERO && code <= NINE; code = data.charCodeAt(++at)) {
    id = id * 10 + code - ZERO
  }
  if (at === 1 || at > MOST_DIGITS || data.charCodeAt(at) !== LIST) return null
  const call = parse(data.slice(at))
  if (!Array.isArray(call) || typeof call[0] !== 'string' || RESERVED.has(call[0])) return null
  return { data: call, id }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
