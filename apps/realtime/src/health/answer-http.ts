import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerMetrics } from '@parley/process/metrics'
import { SECURITY_HEADERS } from './security-headers.ts'

const HEALTH = ['/healthz', '/health']
const READINESS = ['/readyz', '/ready']

export interface Operated {
  /** Null: only this machine reads the metrics. */
  readonly metricsToken: string | null
  isReady(): Promise<boolean>
}

/**
 * Answers whether the process lives (`/healthz`), whether it should get traffic (`/readyz`), and what it counts
 * (`/metrics`). Nothing else is served.
 */
export async function answerOperator(
  request: IncomingMessage,
  response: ServerResponse,
  { metricsToken, isReady }: Operated,
): Promise<void> {
  const path = request.url?.split('?', 1)[0] ?? ''
  if (path === '/metrics') return answerMetrics(request, response, { token: metricsToken, headers: SECURITY_HEADERS })
  if (![...HEALTH, ...READINESS].includes(path)) return sendJson(response, 404, { status: 'not found' })
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendJson(response, 405, { status: 'use GET' })
  if (HEALTH.includes(path) || (await isReady())) return sendJson(response, 200, { status: 'ok' })
  sendJson(response, 503, { status: 'unavailable' })
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}
