import type { IncomingMessage } from 'node:http'

/** How long a request may take to arrive: forms are small, a picture may come over a slow line, and what is imported is large. */
const FORM_MS = 30_000
const PICTURE_MS = 10 * 60_000
export const LONGEST_MS = 6 * 60 * 60_000

/** Cuts off who sends too slowly. Node's own bound is one for all requests, and must be that of the longest. */
export function boundBody(request: IncomingMessage): void {
  const within = boundOf(request)
  if (request.complete || within === null) return
  const cut = setTimeout(() => {
    if (!request.complete) request.destroy()
  }, within)
  request.once('close', () => clearTimeout(cut))
}

/** Null where Node's own bound holds. */
function boundOf({ method, url }: IncomingMessage): number | null {
  const path = method === 'POST' ? url?.split('?', 1)[0] : undefined
  if (path === '/api/imports') return null
  return path === '/api/files' ? PICTURE_MS : FORM_MS
}
