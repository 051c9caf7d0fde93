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
import { isReady } from './is-ready.ts'
import { createPortRotation } from './port-rotation.ts'

/** A ticket for the realtime server, for whoever the session cookie says. */
export async function answerTicket(request: Request): Promise<Response> {
  requireSameOrigin(request.headers)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  const { ticket, expiresAt } = await issueTicket(core(), principal)
  const { realtimeUrl } = webEnvironment()
  await renewSessionCookie(await cookies())
  return answer({
    ticket,
    expiresAt: expiresAt.toISOString(),
    protocol: PROTOCOL_VERSION,
    realtimeUrl,
    realtimePort: realtimeUrl === null ? await chooseRealtimePort() : null,
    epoch: await readEpoch(core()),
  } satisfies TicketOutput)
}

let rotation: (() => Promise<number>) | undefined

/** Where no proxy spreads people over the instances, tickets do. */
function chooseRealtimePort(): Promise<number> {
  const { realtimePorts, host } = webEnvironment()
  rotation ??= createPortRotation(realtimePorts, (port) => isReady(host, port))
  return rotation()
}
