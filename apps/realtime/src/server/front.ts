import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Refusal } from '@parley/protocol'
import { isOriginAllowed } from '../handshake/origins.ts'
import { answerHealth, sendJson } from '../health/answer-http.ts'
import { SECURITY_HEADERS } from '../health/security-headers.ts'
import type { ChatServer } from './types.ts'

/** The only path that is upgraded, and the only one that Engine.IO sees. */
export const SOCKET_PATH = '/socket.io/'

export interface FrontOptions {
  readonly io: ChatServer
  readonly allowedOrigins: ReadonlySet<string>
  isReady(): Promise<boolean>
  onOriginRefused(origin: string): void
}

/**
 * The HTTP server in front of socket.io. Origins are checked here, for both transports alike, before Engine.IO
 * looks at the request: its own hook answers an upgrade with 400, and this is a 403.
 */
export function createFront(options: FrontOptions): Server {
  const { io } = options
  const refusesOrigin = ({ headers: { origin } }: IncomingMessage): boolean => {
    const refused = !isOriginAllowed(origin, options.allowedOrigins)
    if (refused) options.onOriginRefused(String(origin).slice(0, 200))
    return refused
  }

  const server = createServer((request, response) => {
    if (!isSocketPath(request)) {
      answerHealth(request, response, options.isReady).catch(() => response.destroy())
    } else if (refusesOrigin(request)) {
      sendJson(response, 403, originRefused())
    } else {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
      io.engine.handleRequest(request as Parameters<typeof io.engine.handleRequest>[0], response)
    }
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (!isSocketPath(request)) refuseUpgrade(socket, 404, { status: 'not found' })
    else if (refusesOrigin(request)) refuseUpgrade(socket, 403, originRefused())
    else io.engine.handleUpgrade(request as Parameters<typeof io.engine.handleUpgrade>[0], socket, head)
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  return server
}

function isSocketPath(request: IncomingMessage): boolean {
  return request.url?.split('?', 1)[0] === SOCKET_PATH
}

function originRefused(): { error: unknown } {
  return { error: new Refusal('ORIGIN_REFUSED').toWire() }
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
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${text}`)
}
