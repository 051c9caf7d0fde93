import { Refusal } from '@parley/protocol'
import { jwtVerify } from 'jose'
import type { CoreContext } from '../context.ts'
import { isUuid } from '../text/uuid.ts'
import { CLOCK_TOLERANCE_SECONDS, TICKET_ALGORITHM, TICKET_AUDIENCE, TICKET_LIFE_SECONDS } from './ticket.ts'
import { ticketKey } from './ticket-key.ts'

/**
 * Whom a ticket names. It says nothing of whether the session is still alive: that is `authenticateSession`'s.
 * @throws Refusal UNAUTHENTICATED where it is forged, foreign, expired or no ticket at all
 */
export async function verifyTicket(
  core: CoreContext,
  ticket: string,
): Promise<{ personId: string; sessionId: string }> {
  const claims = await jwtVerify(ticket, await ticketKey(core), {
    algorithms: [TICKET_ALGORITHM],
    audience: TICKET_AUDIENCE,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    maxTokenAge: TICKET_LIFE_SECONDS,
    requiredClaims: ['sub', 'exp', 'sid'],
  }).then(
    ({ payload }) => payload,
    () => null,
  )
  const sid = claims?.sid
  if (!claims?.sub || typeof sid !== 'string' || !isUuid(claims.sub) || !isUuid(sid)) {
    throw new Refusal('UNAUTHENTICATED')
  }
  return { personId: claims.sub, sessionId: sid }
}
