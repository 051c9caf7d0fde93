import { createHmac } from 'node:crypto'
import type { Member } from '../clients/population.ts'

const HEADER = Buffer.from('{"alg":"HS256"}').toString('base64url')
const LIFE_SECONDS = 60

/** A ticket as the web app signs it (docs/protocol.md): a JWT with HS256 that names the session, good for a minute. */
export function signTicket(key: Buffer, { personId, sessionId }: Pick<Member, 'personId' | 'sessionId'>): string {
  const issuedAt = Math.floor(Date.now() / 1000)
  const claims = { sid: sessionId, sub: personId, aud: 'realtime', iat: issuedAt, exp: issuedAt + LIFE_SECONDS }
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}
