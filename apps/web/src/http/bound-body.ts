import type { IncomingMessage } from 'node:http'

/** How long a request may take to arrive: forms are small, a picture may come over a slow line. */
const FORM_MS = 30_000
export const UPLOAD_MS = 10 * 60_000

/** Cuts off who sends too slowly. Node's own bound is one for all requests, and must be that of the longest. */
export function boundBody(request: IncomingMessage): void {
  if (request.complete || isUpload(request)) return
  const cut = setTimeout(() => {
    if (!request.complete) request.destroy()
  }, FORM_MS)
  request.once('close', () => clearTimeout(cut))
}

function isUpload({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url?.split('?', 1)[0] === '/api/files'
}
