import { createServer, type Server } from 'node:http'
import { answerMetrics, countProcess, gauge } from '@parley/process/metrics'
import type { Context } from '../context.ts'

const ANSWERS_WITHIN_MS = 2_000
const HEADERS = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }

/**
 * Answers whether the worker lives (`/healthz`), can work (`/readyz`) and what it counts (`/metrics`). Null where the
 * operator gave it no port. A port that is taken is said in the log and stops no work.
 */
export async function serveHealth(
  { environment, database, log }: Context,
  stopped: AbortSignal,
): Promise<Server | null> {
  const { port, host, metricsToken } = environment
  if (port === 0) return null
  countProcess()
  gauge('parley_database_up', '0 while the database is known to be away.').from(() => !database.availability.isAway)
  gauge('parley_draining', '1 once the process was asked to end.').from(() => stopped.aborted)

  async function isReady(): Promise<boolean> {
    if (stopped.aborted) return false
    const late = new Promise<false>((resolve) => setTimeout(resolve, ANSWERS_WITHIN_MS, false).unref())
    const answered = database.ping().then(
      () => true,
      () => false,
    )
    return Promise.race([answered, late])
  }

  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, (request, response) => {
    const path = request.url?.split('?', 1)[0]
    const say = (status: number, text: string) =>
      void response
        .writeHead(status, { ...HEADERS, 'Content-Type': 'application/json; charset=utf-8' })
        .end(JSON.stringify({ status: text }))
    if (path === '/metrics') {
      answerMetrics(request, response, { token: metricsToken, headers: HEADERS }).catch(() => response.destroy())
    } else if (path === '/healthz') say(200, 'ok')
    else if (path === '/readyz') void isReady().then((ready) => (ready ? say(200, 'ok') : say(503, 'unavailable')))
    else say(404, 'not found')
  })
  server.on('error', (error: NodeJS.ErrnoException) => log.error({ port, code: error.code }, 'cannot listen'))
  server.listen({ port, ...(host !== null && { host }) })
  server.unref()
  return server
}
