import { SignJWT } from 'jose'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { TICKET_ALGORITHM, TICKET_AUDIENCE, TICKET_LIFE_SECONDS } from './ticket.ts'
import { ticketKey } from './ticket-key.ts'

/** A signed ticket that opens a connection to the realtime server, for one minute. */
export async function issueTicket(
  core: CoreContext,
  principal: Principal,
): Promise<{ ticket: string; expiresAt: Date }> {
  const issuedAt = Math.floor(Date.now() / 1000)
  const expiresAt = issuedAt + TICKET_LIFE_SECONDS
  const ticket = await new SignJWT({ sid: principal.sessionId })
    .setProtectedHeader({ alg: TICKET_ALGORITHM })
    .setSubject(principal.personId)
    .setAudience(TICKET_AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(await ticketKey(core))
  return { ticket, expiresAt: new Date(expiresAt * 1000) }
}
