import type { IncomingMessage, ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from './security-headers.ts'

const HEALTH = ['/healthz', '/health']
const READINESS = ['/readyz', '/ready']

/** Answers whether the process lives (`/healthz`) and whether it should get traffic (`/readyz`). Nothing else is served. */
export async function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const path = request.url?.split('?', 1)[0] ?? ''
  if (![...HEALTH, ...READINESS].includes(path)) return sendJson(response, 404, { status: 'not found' })
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendJson(response, 405, { status: 'use GET' })
  if (HEALTH.includes(path) || (await isReady())) return sendJson(response, 200, { status: 'ok' })
  sendJson(response, 503, { status: 'unavailable' })
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}
