import 'server-only'
import type { cookies } from 'next/headers'
import { cookieOptions, SESSION_COOKIE_SECONDS } from './session-cookie.ts'
import { readSessionToken, renewSessionToken } from './session-token.ts'

const A_DAY_SECONDS = 24 * 60 * 60

/** A session lives thirty days from its last use, and so must its cookie: it is written again at most once a day. */
export async function renewSessionCookie(jar: Awaited<ReturnType<typeof cookies>>): Promise<void> {
  const { name, options } = cookieOptions().sessionToken
  const token = await readSessionToken(jar.get(name)?.value)
  if (!token || Date.now() / 1000 - token.issuedAt < A_DAY_SECONDS) return
  jar.set(name, await renewSessionToken(token), { ...options, maxAge: SESSION_COOKIE_SECONDS })
}
