/**
 * Where to go after signing in: only a path of this app. What looks like a path but leads elsewhere for a browser
 * (`//host`, `/\host`, control characters that are dropped while parsing) becomes `/`, and so do the sign-in pages.
 */
export function safePath(target: unknown): string {
  if (typeof target !== 'string' || target.length > 2000 || !/^\/(?![/\\])/.test(target)) return '/'
  const base = 'http://parley.invalid'
  if (/[\p{Cc}\\]/u.test(target) || !URL.canParse(target, base)) return '/'
  const url = new URL(target, base)
  if (url.origin !== base || url.pathname.startsWith('//')) return '/'
  if (/^\/(?:sign-in|sign-up|api)(?:\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search + url.hash
}

/** The sign-in page that leads back to a path. */
export function signInPath(from: string | null): string {
  const target = safePath(from)
  return target === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(target)}`
}

/** The sign-up page that leads on to a path. */
export function signUpPath(from: string | null): string {
  const target = safePath(from)
  return target === '/' ? '/sign-up' : `/sign-up?callbackUrl=${encodeURIComponent(target)}`
}
