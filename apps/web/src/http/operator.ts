import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerMetrics, counters, countProcess, gauge, histogram } from '@parley/process/metrics'

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const

const requests = counters(
  'parley_web_requests_total',
  'Requests answered, by the class of their status.',
  'status',
  CLASSES,
)
const seconds = histogram(
  'parley_web_request_seconds',
  'How long requests took.',
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
)

/** Next bundles the code that opens the database apart from this; they meet here. */
const held = globalThis as typeof globalThis & {
  parleyWeb?: { core: { database: { availability: { isAway: boolean } } }; redis: { isUp: boolean } | null }
}

/** Starts to measure the process. */
export function measureWeb(isDraining: () => boolean): void {
  countProcess()
  gauge('parley_database_up', '0 while the database is known to be away.').from(
    () => held.parleyWeb?.core.database.availability.isAway !== true,
  )
  gauge('parley_redis_up', '0 while Redis is away; 1 also where there is none.').from(
    () => held.parleyWeb?.redis?.isUp !== false,
  )
  gauge('parley_draining', '1 once the process was asked to end.').from(isDraining)
}

/** Counts a request when it was answered. */
export function countRequest(response: ServerResponse): void {
  const startedAt = performance.now()
  response.once('close', () => {
    const status = CLASSES[Math.floor(response.statusCode / 100) - 1]
    if (status !== undefined) requests[status].add()
    seconds.observe((performance.now() - startedAt) / 1_000)
  })
}

export interface OperatorOptions {
  /** Null: only this machine reads the metrics. */
  readonly metricsToken: string | null
  isDraining(): boolean
}

/**
 * What is asked about the process itself: `/metrics`, `/healthz` (alive) and `/readyz` (may take people). Returns whether
 * it was that, and answered. Must come before anything is made of the headers of a proxy.
 */
export function answerOperator(request: IncomingMessage, response: ServerResponse, options: OperatorOptions): boolean {
  const path = request.url?.split('?', 1)[0]
  if (path === '/metrics') {
    answerMetrics(request, response, { token: options.metricsToken }).catch(() => response.destroy())
    return true
  }
  if (path === '/healthz' || (path === '/readyz' && options.isDraining())) {
    const [status, text] = path === '/healthz' ? [200, 'ok'] : [503, 'unavailable']
    response.writeHead(status as number, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    })
    response.end(JSON.stringify({ status: text }))
    return true
  }
  // Whether the database answers is known on Next's side.
  if (path === '/readyz') request.url = '/api/health'
  return false
}
