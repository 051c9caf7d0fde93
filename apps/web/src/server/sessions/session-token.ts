import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { webEnvironment } from '../../environment.ts'
import { SESSION_COOKIE_SECONDS } from './session-cookie.ts'

/** All that the cookie holds, encrypted: who, and by which device session. Whether it still counts is asked each time. */
export interface SessionToken {
  readonly personId: string
  readonly sessionId: string
  /** Seconds since the epoch. */
  readonly issuedAt: number
}

/** Reads a session cookie; null for anything that this server did not issue, or that has expired. */
export async function readSessionToken(cookie: string | undefined): Promise<SessionToken | null> {
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: webEnvironment().sessionSecret }).catch(() => null)
  if (typeof token?.sub !== 'string' || typeof token.sid !== 'string') return null
  return { personId: token.sub, sessionId: token.sid, issuedAt: typeof token.iat === 'number' ? token.iat : 0 }
}

/** The same session under a cookie that lives another thirty days. */
export function renewSessionToken(token: SessionToken): Promise<string> {
  return encode({
    token: { sub: token.personId, sid: token.sessionId },
    secret: webEnvironment().sessionSecret,
    maxAge: SESSION_COOKIE_SECONDS,
  })
}
