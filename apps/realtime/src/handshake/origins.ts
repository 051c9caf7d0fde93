/**
 * The origins whose pages may connect. CORS does not guard sockets, so this list does: an origin is on it, letter
 * by letter, or it is refused. A program that is no browser sends no `Origin` and is let through to the ticket,
 * which is what authenticates; no cookie does, so a foreign page could not ride on one.
 */
export function allowedOrigins(web: { publicUrl: string | null; port: number }): ReadonlySet<string> {
  if (web.publicUrl !== null) return new Set([new URL(web.publicUrl).origin])
  return new Set(['localhost', '127.0.0.1', '[::1]'].map((host) => new URL(`http://${host}:${web.port}`).origin))
}

export function isOriginAllowed(origin: string | undefined, allowed: ReadonlySet<string>): boolean {
  return origin === undefined || allowed.has(origin)
}
