import { randomUUID } from 'node:crypto'
import { DEFAULT_LIMITS } from '@parley/protocol'
import { SignJWT } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { issueTicket } from './issue-ticket.ts'
import { verifyTicket } from './verify-ticket.ts'

afterEach(() => vi.useRealTimers())

const key = new Uint8Array(32).fill(1)
// Tickets are made and read without the database.
const core = { ticketKey: key, limits: DEFAULT_LIMITS, database: Object.freeze({}) } as unknown as CoreContext
const principal: Principal = {
  personId: randomUUID(),
  sessionId: randomUUID(),
  person: { id: '', handle: 'ann', displayName: 'Ann', role: 'member' },
}
const refused = { code: 'UNAUTHENTICATED' }

test('a ticket names its person and session, for one minute', async () => {
  vi.useFakeTimers()
  const { ticket, expiresAt } = await issueTicket(core, principal)
  const life = expiresAt.getTime() - Date.now()
  expect(life).toBeGreaterThan(58_000)
  expect(life).toBeLessThanOrEqual(60_000)
  const { personId, sessionId } = principal
  expect(await verifyTicket(core, ticket)).toEqual({ personId, sessionId })
  vi.advanceTimersByTime(66_000)
  await expect(verifyTicket(core, ticket)).rejects.toMatchObject(refused)
})

test('a forged, foreign, changed or empty ticket opens nothing', async () => {
  const sign = (
    claims: Record<string, unknown>,
    { by = key, audience = 'realtime', subject = principal.personId } = {},
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime('1m')
      .setAudience(audience)
      .setSubject(subject)
      .sign(by)
  const sid = principal.sessionId
  const good = await sign({ sid })
  expect(await verifyTicket(core, good)).toEqual({ personId: principal.personId, sessionId: sid })
  const [header, claims, signature] = good.split('.')
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  const tickets = [
    '',
    'nonsense',
    'a.b.c',
    await sign({ sid }, { by: new Uint8Array(32).fill(2) }),
    await sign({ sid }, { audience: 'web' }),
    await sign({}),
    await sign({ sid: 'not an id' }),
    await sign({ sid }, { subject: 'not an id' }),
    `${none}.${claims}.`,
    `${none}.${claims}.${signature}`,
    `${header}.${claims}x.${signature}`,
  ]
  for (const ticket of tickets) await expect(verifyTicket(core, ticket)).rejects.toMatchObject(refused)
})

test('a ticket that claims a longer life than a minute opens nothing once it is older', async () => {
  const old = await new SignJWT({ sid: principal.sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(Math.floor(Date.now() / 1000) - 120)
    .setExpirationTime('1h')
    .setAudience('realtime')
    .setSubject(principal.personId)
    .sign(key)
  await expect(verifyTicket(core, old)).rejects.toMatchObject(refused)
})
