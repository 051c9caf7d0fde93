import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { METRICS_CONTENT_TYPE, readMetrics } from './registry.ts'

/**
 * Whether whoever asks may read the metrics. With a token: whoever brings it (`Authorization: Bearer …`). Without one:
 * only this machine itself, and no request that a proxy forwarded, because behind a proxy on this machine everybody
 * comes from here.
 */
export function mayReadMetrics(request: IncomingMessage, token: string | null): boolean {
  if (token !== null) return isSame(request.headers.authorization ?? '', `Bearer ${token}`)
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/i, '')
  const isLocal = address === '::1' || address.startsWith('127.')
  return (
    isLocal && !Object.keys(request.headers).some((name) => /^(x-forwarded-|x-real-ip$|forwarded$|via$)/.test(name))
  )
}

/**
 * Answers `GET /metrics`. To others than those who may read it, there is no such page.
 *
 * @param headers that every answer of this server carries
 */
export async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { token, headers = {} }: { readonly token: string | null; readonly headers?: Readonly<Record<string, string>> },
): Promise<void> {
  const json = { ...headers, 'Content-Type': 'application/json; charset=utf-8' }
  if (!mayReadMetrics(request, token)) return void response.writeHead(404, json).end('{"status":"not found"}')
  if (request.method !== 'GET') return void response.writeHead(405, json).end('{"status":"use GET"}')
  const text = await readMetrics()
  response.writeHead(200, { ...headers, 'Content-Type': METRICS_CONTENT_TYPE }).end(text)
}

/** In a time that tells nothing of where they differ. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
