import type { IncomingMessage } from 'node:http'
import { describeError } from '@parley/process/life'
import { Refusal } from '@parley/protocol'
import { closeConnection } from '../connections/close-connection.ts'
import type { ConnectionCount } from '../connections/count-connections.ts'
import { withDeadline } from '../gate/deadline.ts'
import type { Gate } from '../gate/gate.ts'
import { InFlight } from '../gate/in-flight.ts'
import type { ChatSocket } from '../server/types.ts'
import type { LiveSessions } from '../sessions/live-sessions.ts'
import type { Arrivals } from './arrivals.ts'
import { authenticate } from './authenticate.ts'
import { handshakes, resultOf } from './handshake-metrics.ts'

/** A client may try again with a new ticket on the same transport, but not for ever. */
const MAX_ATTEMPTS = 5
const ANSWER_WITHIN_MS = 8_000

export interface Door {
  readonly gate: Gate
  readonly sessions: LiveSessions<ChatSocket>
  readonly connections: ConnectionCount
  readonly arrivals: Pick<Arrivals, 'signedIn' | 'failed'>
  addressOf(request: IncomingMessage): string
}

/** As `connect_error` carries it: `data` is the wire error. */
class ConnectionRefused extends Error {
  constructor(readonly data: unknown) {
    super('refused')
  }
}

/** socket.io's middleware: a socket is connected only once its ticket and its session were accepted. */
export function admitConnection(door: Door): (socket: ChatSocket, next: (error?: Error) => void) => void {
  const attempts = new WeakMap<object, number>()
  return (socket, next) => {
    const attempt = (attempts.get(socket.conn) ?? 0) + 1
    attempts.set(socket.conn, attempt)
    if (attempt > MAX_ATTEMPTS) {
      socket.conn.close()
      return next(new ConnectionRefused(new Refusal('RATE_LIMITED', { retryAfterMs: 10_000 }).toWire()))
    }
    withDeadline(
      door.gate.admission.run('handshake', () => checkIn(door, socket)),
      ANSWER_WITHIN_MS,
    ).then(
      () => {
        door.arrivals.signedIn(socket.conn)
        handshakes.accepted.add()
        next()
      },
      (error: unknown) => next(refuse(door, socket, error)),
    )
  }
}

async function checkIn(door: Door, socket: ChatSocket): Promise<void> {
  if (door.gate.state !== 'open') throw new Refusal('UNAVAILABLE', { retryAfterMs: 500 })
  // It gave up while it waited for its turn.
  if (socket.conn.readyState !== 'open') throw new Refusal('UNAVAILABLE')
  const startedAt = performance.now()
  const data = socket.data
  data.ended = false
  data.saidHello = false
  const { principal, client } = await authenticate(door.gate.context, socket.handshake.auth, (sessionId) =>
    onClose(socket, door.sessions.add(sessionId, socket)),
  )
  if (data.ended) throw new Refusal('SESSION_ENDED')
  const release = door.connections.take(principal.personId)
  if (release === null) throw new Refusal('RATE_LIMITED', { retryAfterMs: 10_000 })
  onClose(socket, release)
  const address = door.addressOf(socket.conn.request)
  Object.assign(data, { principal: { ...principal, address }, inFlight: new InFlight() })
  door.gate.context.log.info(
    {
      socketId: socket.id,
      personId: principal.personId,
      sessionId: principal.sessionId,
      client,
      durationMs: Math.round(performance.now() - startedAt),
    },
    'connected',
  )
}

/** Ends with the transport, however the handshake turns out. */
function onClose(socket: ChatSocket, forget: () => void): void {
  if (socket.conn.readyState !== 'open') forget()
  else socket.conn.once('close', forget)
}

function refuse({ gate, arrivals }: Door, socket: ChatSocket, error: unknown): ConnectionRefused {
  const { log } = gate.context
  const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL')
  if (refusal !== error) log.error({ socketId: socket.id, err: describeError(error) }, 'handshake failed')
  handshakes[resultOf(refusal)].add()
  // What waiting mends is nobody's fault; whoever brings bad tickets again and again neither stays nor fills the log.
  const isWornOut = !refusal.retryable && arrivals.failed(socket.conn)
  if (isWornOut) setImmediate(() => closeConnection(socket.conn))
  log[isWornOut || refusal.retryable ? 'debug' : 'info'](
    { socketId: socket.id, code: refusal.code },
    'handshake refused',
  )
  return new ConnectionRefused(refusal.toWire())
}
