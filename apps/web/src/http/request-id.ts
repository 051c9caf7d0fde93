import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

const WELL_FORMED = /^[A-Za-z0-9._-]{8,64}$/

/** The id under which every log line about this request stands. One that came in is kept when it is harmless. */
export function nameRequest(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers['x-request-id']
  const id = typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID()
  request.headers['x-request-id'] = id
  response.setHeader('x-request-id', id)
  return id
}
