import 'server-only'
import { authenticateSession, type Principal } from '@parley/core'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { signInPath } from '../security/safe-path.ts'
import { core } from './core.ts'
import { sessionCookieName } from './sessions/session-cookie.ts'
import { readSessionToken } from './sessions/session-token.ts'

/** Who asks, by the session cookie; null where it is missing, forged, expired or its session was revoked. Once a request. */
export const findPrincipal = cache(async (): Promise<Principal | null> => {
  const token = await readSessionToken((await cookies()).get(sessionCookieName())?.value)
  if (!token) return null
  const principal = await authenticateSession(core(), token.sessionId)
  return principal?.personId === token.personId ? principal : null
})

/** For pages: who asks, or off to the sign-in page, which leads back here. */
export async function requirePrincipal(): Promise<Principal> {
  const principal = await findPrincipal()
  if (principal) return principal
  redirect(signInPath((await headers()).get('x-parley-path')))
}
