import 'server-only'
import { Refusal } from '@parley/protocol'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { refuse } from '../answers/answer.ts'
import { readBody } from '../answers/read-body.ts'
import { readCallerFacts } from '../callers/caller.ts'
import { log } from '../log.ts'
import { authOptions } from './auth-options.ts'
import { sessionCookieName } from './session-cookie.ts'

interface AuthContext {
  params: Promise<{ nextauth: string[] }>
}

/**
 * Everything under /api/auth/. next-auth answers; where a program or a form asked for JSON and was refused, the
 * refusal stands in the answer beside next-auth's own `url`, with its code and `retryAfterMs`.
 */
export async function answerAuth(request: Request, context: AuthContext): Promise<Response> {
  const { nextauth } = await context.params
  const posted = request.method === 'POST' ? nextauth.join('/') : null
  let refused: unknown
  const handler = NextAuth(
    authOptions({
      caller: readCallerFacts(request.headers),
      onRefused: (refusal) => {
        refused = refusal
      },
    }),
  )
  const response: Response = await handler(await bounded(request), context)
  response.headers.set('cache-control', 'no-store')
  // Without its cookie a person would believe in the end of a session that goes on.
  if (posted === 'signout' && refused !== undefined) return refuse(toRefusal(refused, request))
  if (posted !== 'callback/credentials' || !isJson(response)) return response
  const { url } = (await response.json()) as { url?: string }
  if (refused !== undefined) return refuse(toRefusal(refused, request), undefined, { url })
  // next-auth answers a missing or foreign CSRF token like a success, only without a session.
  if (!response.headers.getSetCookie().some((cookie) => cookie.startsWith(`${sessionCookieName()}=`))) {
    return refuse(new Refusal('BAD_REQUEST', { field: 'csrfToken' }), undefined, { url })
  }
  return Response.json({ url }, { status: response.status, headers: response.headers })
}

/** The same request with a body that is known to be small. */
async function bounded(request: Request): Promise<NextRequest> {
  const { url, method, headers } = request
  if (method === 'GET') return new NextRequest(url, { method, headers })
  return new NextRequest(url, { method, headers, body: await readBody(request) })
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('application/json') ?? false
}

function toRefusal(refused: unknown, request: Request): Refusal {
  if (refused instanceof Refusal) return refused
  log().error({ requestId: request.headers.get('x-request-id'), err: refused }, 'signing in or out failed')
  return new Refusal('INTERNAL')
}
