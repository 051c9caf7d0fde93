import { createHmac } from 'node:crypto'
import type { SettingPerson } from './setting.ts'

/** A ticket as `docs/protocol.md` describes it: a JWT (HS256) for one minute. Made here, so that no web server is needed. */
export function signTicket(person: SettingPerson, ticketKey: string): string {
  const issuedAt = Math.floor(Date.now() / 1000)
  const claims = { sub: person.id, sid: person.sessionId, aud: 'realtime', iat: issuedAt, exp: issuedAt + 60 }
  const signed = `${encode({ alg: 'HS256' })}.${encode(claims)}`
  const signature = createHmac('sha256', Buffer.from(ticketKey, 'hex')).update(signed).digest('base64url')
  return `${signed}.${signature}`
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
