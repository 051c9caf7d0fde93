import 'server-only'
import { issueTicket, readEpoch } from '@parley/core'
import { PROTOCOL_VERSION, Refusal, type TicketOutput } from '@parley/protocol'
import { cookies } from 'next/headers'
import { webEnvironment } from '../../environment.ts'
import { answer } from '../answers/answer.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core } from '../core.ts'
import { findPrincipal } from '../principal.ts'
import { renewSessionCookie } from '../sessions/renew-session-cookie.ts'

/** A ticket for the realtime server, for whoever the session cookie says. */
export async function answerTicket(request: Request): Promise<Response> {
  requireSameOrigin(request.headers)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  const { ticket, expiresAt } = await issueTicket(core(), principal)
  const { realtimeUrl, realtimePort } = webEnvironment()
  await renewSessionCookie(await cookies())
  return answer({
    ticket,
    expiresAt: expiresAt.toISOString(),
    protocol: PROTOCOL_VERSION,
    realtimeUrl,
    realtimePort: realtimeUrl === null ? realtimePort : null,
    epoch: await readEpoch(core()),
  } satisfies TicketOutput)
}
