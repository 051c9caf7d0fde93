import 'server-only'
import { endSession, startSession, verifyCredentials } from '@parley/core'
import { Refusal } from '@parley/protocol'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { webEnvironment } from '../../environment.ts'
import { safePath } from '../../security/safe-path.ts'
import type { CallerFacts } from '../callers/caller.ts'
import { countSignIn } from '../callers/limits.ts'
import { core } from '../core.ts'
import { cookieOptions, isSecure, SESSION_COOKIE_SECONDS } from './session-cookie.ts'

interface Attempt {
  caller: CallerFacts
  /** next-auth keeps an error's message at most, so the refusal itself is handed over here. */
  onRefused: (refusal: unknown) => void
}

/** next-auth for one request: name and password in, an encrypted cookie out that holds person and session id only. */
export function authOptions({ caller, onRefused }: Attempt): AuthOptions {
  return {
    secret: webEnvironment().sessionSecret,
    session: { strategy: 'jwt', maxAge: SESSION_COOKIE_SECONDS },
    useSecureCookies: isSecure(),
    cookies: cookieOptions(),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', newUser: '/' },
    providers: [
      CredentialsProvider({
        credentials: { login: {}, password: {} },
        async authorize(credentials) {
          try {
            return await signIn(credentials ?? {}, caller)
          } catch (error) {
            onRefused(error)
            throw new Error(error instanceof Refusal ? error.code : 'INTERNAL')
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sessionId } : token),
      // Who someone is gets answered by the pages and the realtime server, never from the cookie alone.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => baseUrl + safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await endSession(core(), token.sid).catch(onRefused)
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  }
}

async function signIn(credentials: Partial<Record<'login' | 'password', unknown>>, caller: CallerFacts) {
  const { login, password } = credentials
  if (typeof login !== 'string' || typeof password !== 'string') throw new Refusal('SIGN_IN_FAILED')
  await countSignIn(login, caller.address)
  const person = await verifyCredentials(core(), { login, password })
  const { sessionId } = await startSession(core(), { personId: person.id, ...caller })
  return { id: person.id, sessionId }
}
