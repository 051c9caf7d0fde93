import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import type { Duplex } from 'node:stream'
import { readCaller, writeCaller } from '@parley/process/callers'
import type { Logger } from 'pino'
import { constantHeaders } from '../security/headers.ts'
import { logAccess } from './access-log.ts'
import { boundBody, LONGEST_MS } from './bound-body.ts'
import { answerOperator, countRequest, type OperatorOptions } from './operator.ts'
import { nameRequest } from './request-id.ts'

export interface ServeOptions {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Development only: hot reload comes over a WebSocket. Without it every upgrade is refused. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>) | null
  trustedProxies: BlockList
  publicUrl: URL
  operator: OperatorOptions
  log: Logger
}

/**
 * The HTTP server around Next: it decides who asks, names and logs each request, and sets the headers that every
 * response carries, whoever writes it.
 */
export function createWebServer({ handle, upgrade, trustedProxies, publicUrl, operator, log }: ServeOptions): Server {
  const headers = Object.entries(constantHeaders(publicUrl))
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    if (answerOperator(request, response, operator)) return
    boundBody(request)
    countRequest(response)
    const caller = readCaller(request, trustedProxies)
    writeCaller(request, caller)
    const requestId = nameRequest(request, response)
    logAccess(log, request, response, { requestId, address: caller.address })
    handle(request, response).catch((error: unknown) => {
      log.error({ requestId, err: error }, 'request failed')
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
      response.end()
    })
  })
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy())
    if (upgrade) upgrade(request, socket, head).catch(() => socket.destroy())
    else socket.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  // Slow senders are cut off; idle connections outlive those of the usual proxies (60 s), so none is reused while closing.
  server.headersTimeout = 10_000
  server.requestTimeout = LONGEST_MS
  server.keepAliveTimeout = 65_000
  return server
}

/** Resolves once it listens; rejects with the reason where the port is taken or not allowed. */
export function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host !== undefined && { host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Takes no new requests, lets the running ones finish for `graceMs`, then cuts what is left. */
export function drain(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
