import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

/** One line a request: no query string, no body, no cookie. Files of the app are only of interest when debugging. */
export function logAccess(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  known: { requestId: string; address: string },
): void {
  const startedAt = performance.now()
  const path = (request.url ?? '/').split('?', 1)[0]
  response.once('close', () => {
    const line = {
      ...known,
      method: request.method,
      path,
      status: response.statusCode,
      durationMs: Math.round(performance.now() - startedAt),
      ...(!response.writableFinished && { aborted: true }),
    }
    if (path?.startsWith('/_next/')) log.debug(line, 'request')
    else if (response.statusCode >= 500) log.error(line, 'request')
    else log.info(line, 'request')
  })
}
