import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Refusal } from '@parley/protocol'
import type { Arrivals } from '../handshake/arrivals.ts'
import { refusedAtTheDoor } from '../handshake/handshake-metrics.ts'
import { isOriginAllowed } from '../handshake/origins.ts'
import { answerOperator, sendJson } from '../health/answer-http.ts'
import { SECURITY_HEADERS } from '../health/security-headers.ts'
import { isForTests, type TestApi } from '../test-api/answer-test.ts'
import type { ChatServer } from './types.ts'

/** The only path that is upgraded, and the only one that Engine.IO sees. */
export const SOCKET_PATH = '/socket.io/'

export interface FrontOptions {
  readonly io: ChatServer
  readonly allowedOrigins: ReadonlySet<string>
  readonly arrivals: Pick<Arrivals, 'mayArrive'>
  /** Null: only this machine reads the metrics. */
  readonly metricsToken: string | null
  /** The address of whoever asks, as far as proxies are believed. */
  addressOf(request: IncomingMessage): string
  isDraining(): boolean
  isReady(): Promise<boolean>
  onOriginRefused(origin: string): void
  /** Null but for tests. */
  readonly testApi: TestApi | null
}

/** Whoever opens a connection and says nothing, or very slowly, is let go: looked at every two seconds. */
const SILENCE = { headersTimeout: 8_000, requestTimeout: 12_000, connectionsCheckingInterval: 2_000 }
/** Longer than the usual proxies keep an idle connection (60 s), so that none is reused while it closes. */
const KEEP_ALIVE_MS = 65_000

/** An answer other than the one that was asked for. */
interface Denial {
  readonly status: number
  readonly body: unknown
}

/**
 * The HTTP server in front of socket.io. Origins and networks are checked here, for both transports alike, before
 * Engine.IO looks at the request: its own hook answers an upgrade with 400, and this is a 403.
 */
export function createFront(options: FrontOptions): Server {
  const { io, arrivals } = options

  function denialOf(request: IncomingMessage): Denial | null {
    const { origin } = request.headers
    if (!isOriginAllowed(origin, options.allowedOrigins)) {
      refusedAtTheDoor.origin.add()
      options.onOriginRefused(String(origin).slice(0, 200))
      return denial(403, new Refusal('ORIGIN_REFUSED'))
    }
    if (!isNewConnection(request)) return null
    if (options.isDraining()) {
      refusedAtTheDoor.draining.add()
      return denial(503, new Refusal('UNAVAILABLE', { retryAfterMs: 500 }))
    }
    if (arrivals.mayArrive(options.addressOf(request))) return null
    refusedAtTheDoor.network.add()
    return denial(429, new Refusal('RATE_LIMITED', { retryAfterMs: 5_000 }))
  }

  const server = createServer({ ...SILENCE, keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    if (!isSocketPath(request)) {
      const { testApi } = options
      const isTest = testApi !== null && isForTests(request)
      const answered = isTest ? testApi(request, response) : answerOperator(request, response, options)
      answered.catch(() => response.destroy())
      return
    }
    const denied = denialOf(request)
    if (denied !== null) return sendJson(response, denied.status, denied.body)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    io.engine.handleRequest(request as Parameters<typeof io.engine.handleRequest>[0], response)
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const denied = isSocketPath(request) ? denialOf(request) : { status: 404, body: { status: 'not found' } }
    if (denied !== null) refuseUpgrade(socket, denied.status, denied.body)
    else io.engine.handleUpgrade(request as Parameters<typeof io.engine.handleUpgrade>[0], socket, head)
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  return server
}

/**
 * Requests of long polling, and the upgrade of one, name the connection that they belong to. The name is read as
 * Engine.IO reads it: what it takes for a new connection must not pass here as an old one.
 */
function isNewConnection({ url = '' }: IncomingMessage): boolean {
  return !new URL(url, 'http://front').searchParams.getAll('sid').at(-1)
}

function isSocketPath(request: IncomingMessage): boolean {
  return request.url?.split('?', 1)[0] === SOCKET_PATH
}

function denial(status: number, refusal: Refusal): Denial {
  return { status, body: { error: refusal.toWire() } }
}

function refuseUpgrade(socket: Duplex, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  // Not left to the other end, which may keep its half open for ever.
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${text}`)
}
