import { authenticateSession, type Principal, verifyTicket } from '@parley/core'
import { Refusal, SUPPORTED_PROTOCOL_VERSIONS } from '@parley/protocol'
import { handshakeSchema } from '@parley/protocol/table'
import type { Context } from '../context.ts'
import { badRequest } from '../gate/shape.ts'

/**
 * Who stands behind a handshake. The version is looked at first: a client that is too old should be told so even
 * when its ticket has run out.
 *
 * @param onSession told the session before it is looked up, so that its end cannot slip in between.
 * @throws Refusal `PROTOCOL_UNSUPPORTED`, `BAD_REQUEST`, `UNAUTHENTICATED` or `SESSION_ENDED`.
 */
export async function authenticate(
  { core }: Context,
  auth: unknown,
  onSession: (sessionId: string) => void,
): Promise<{ principal: Principal; client: string | undefined }> {
  const parsed = handshakeSchema.safeParse(auth)
  if (!parsed.success) throw refusalOfShape(parsed.error.issues[0]?.path[0])
  const { ticket, protocol, client } = parsed.data
  if (!SUPPORTED_PROTOCOL_VERSIONS.includes(protocol)) throw new Refusal('PROTOCOL_UNSUPPORTED')
  const { personId, sessionId } = await verifyTicket(core, ticket)
  onSession(sessionId)
  const principal = await authenticateSession(core, sessionId)
  if (principal === null) throw new Refusal('SESSION_ENDED')
  if (principal.personId !== personId) throw new Refusal('UNAUTHENTICATED')
  return { principal, client }
}

/** No ticket is no sign-in; no version is a version that nobody speaks. */
function refusalOfShape(field: PropertyKey | undefined): Refusal {
  if (field === 'ticket') return new Refusal('UNAUTHENTICATED', { field: 'ticket' })
  if (field === 'protocol') return new Refusal('PROTOCOL_UNSUPPORTED', { field: 'protocol' })
  return badRequest(String(field ?? 'auth'))
}
