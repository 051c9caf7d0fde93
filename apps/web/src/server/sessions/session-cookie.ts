import 'server-only'
import type { CookiesOptions } from 'next-auth'
import { webEnvironment } from '../../environment.ts'

/** How long the browser keeps the cookie: as long as a session lives unused. */
export const SESSION_COOKIE_SECONDS = 30 * 24 * 60 * 60

/**
 * Over https every cookie is `__Host-`: tied to this host, to TLS and to the root path, so that no sibling domain can
 * plant one. Plain http gets plain names, because browsers refuse the prefix there.
 */
export function cookieOptions(): Pick<CookiesOptions, 'sessionToken' | 'csrfToken' | 'callbackUrl'> {
  const secure = isSecure()
  const prefix = secure ? '__Host-' : ''
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  return {
    sessionToken: { name: sessionCookieName(), options },
    csrfToken: { name: `${prefix}parley.csrf`, options },
    callbackUrl: { name: `${prefix}parley.callback`, options },
  }
}

export function sessionCookieName(): string {
  return isSecure() ? '__Host-parley.session' : 'parley.session'
}

export function isSecure(): boolean {
  return webEnvironment().publicUrl.protocol === 'https:'
}
