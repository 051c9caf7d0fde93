export interface PolicyOptions {
  /** Fresh for each request; scripts without it do not run. */
  nonce: string
  /** Where the realtime server is, as http(s) origins; the WebSocket forms are added. */
  realtimeOrigins: readonly string[]
  /** Hot reload evaluates code and inserts styles. */
  development: boolean
}

/**
 * The content security policy of every page. Scripts run by nonce and by what those scripts load; nothing is framed,
 * and no plugin, base or foreign form target is allowed. Style attributes are allowed because measured positions are
 * drawn on the server; style elements are not.
 */
export function contentSecurityPolicy({ nonce, realtimeOrigins, development }: PolicyOptions): string {
  const realtime = realtimeOrigins.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')])
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...realtime],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/**
 * The origins at which this page's browser will look for the realtime server: the configured one, or the host it
 * asked with each realtime port. A host that is not one gives none.
 */
export function realtimeOrigins(asked: {
  realtimeUrl: string | null
  realtimePorts: readonly number[]
  host: string
  protocol: 'http' | 'https'
}): string[] {
  if (asked.realtimeUrl !== null) return [new URL(asked.realtimeUrl).origin]
  if (!/^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(asked.host)) return []
  try {
    const { hostname } = new URL(`${asked.protocol}://${asked.host}`)
    return asked.realtimePorts.map((port) => new URL(`${asked.protocol}://${hostname}:${port}`).origin)
  } catch {
    return []
  }
}
