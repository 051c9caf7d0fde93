import { randomUUID } from 'node:crypto'
import { openRows, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signUp } from '../accounts/sign-up.ts'
import { verifyCredentials } from '../accounts/verify-credentials.ts'
import { codeOf } from '../fixtures/code-of.ts'
import { FROM, openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import { authenticateSession } from '../sessions/authenticate-session.ts'
import { startSession } from '../sessions/start-session.ts'
import * as admin from './index.ts'

let workspace: TestWorkspace
let rows: Rows
let owner: Principal
let boss: Principal
let ann: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  rows = await openRows(workspace.url)
  owner = await workspace.person('owner')
  boss = await workspace.person('boss')
  ann = await workspace.person('ann')
  await admin.appointPerson(workspace.core, owner, { personId: boss.personId, role: 'admin' })
})
afterAll(async () => {
  await rows.close()
  await workspace.close()
})

const signIn = async (handle: string, password = TEST_PASSWORD) => {
  const person = await verifyCredentials(workspace.core, { login: handle, password })
  return startSession(workspace.core, { personId: person.id, ...FROM })
}
const entries = () => rows.query<{ action: string }>('SELECT action, before, after FROM audit_entry ORDER BY id')

test('nobody changes somebody of the same role or a higher one, or gives a role above their own', async () => {
  const { core } = workspace
  const other = await workspace.person('other-admin')
  await admin.appointPerson(core, owner, { personId: other.personId, role: 'admin' })
  const before = (await entries()).length
  const refused = [
    admin.appointPerson(core, ann, { personId: boss.personId, role: 'member' }),
    admin.appointPerson(core, boss, { personId: other.personId, role: 'member' }),
    admin.appointPerson(core, boss, { personId: owner.personId, role: 'member' }),
    admin.appointPerson(core, boss, { personId: ann.personId, role: 'owner' }),
    admin.suspendPerson(core, boss, { personId: owner.personId }),
    admin.deactivatePerson(core, boss, { personId: other.personId }),
    admin.signOutPerson(core, boss, { personId: owner.personId }),
    admin.makePasswordReset(core, boss, { personId: owner.personId }),
    admin.createWorkspaceInvite(core, boss, { role: 'owner' }),
    admin.suspendPerson(core, owner, { personId: owner.personId }),
    admin.deactivatePerson(core, owner, { personId: owner.personId }),
    admin.appointPerson(core, owner, { personId: owner.personId, role: 'member' }),
    admin.appointPerson(core, owner, { personId: randomUUID(), role: 'member' }),
    admin.suspendPerson(core, boss, { personId: ann.personId, until: '2020-01-01T00:00:00.000Z' }),
  ]
  expect(await Promise.all(refused.map(codeOf))).toEqual([
    'NOT_AN_ADMIN',
    ...Array(8).fill('RANK_TOO_LOW'),
    'NOT_YOURSELF',
    'NOT_YOURSELF',
    'LAST_WORKSPACE_OWNER',
    'PERSON_NOT_FOUND',
    'TIME_PAST',
  ])
  expect((await entries()).length).toBe(before)
})

test('of two owners who demote, suspend or close each other, or give up what they are, at once one stays', async () => {
  const { core } = workspace
  const second = await workspace.person('second-owner')
  const demote = (by: Principal, personId: string) => admin.appointPerson(core, by, { personId, role: 'member' })
  /** What is done to each other, and what it says to whom it was done already. */
  const acts = [
    [demote, 'NOT_AN_ADMIN'],
    [(by: Principal, personId: string) => admin.suspendPerson(core, by, { personId }), 'SESSION_ENDED'],
    [(by: Principal, personId: string) => admin.deactivatePerson(core, by, { personId }), 'SESSION_ENDED'],
  ] as const
  const both = [owner.personId, second.personId] as const
  const again = async () => {
    const anew = `UPDATE person SET role = 'owner', suspended_at = NULL, deactivated_at = NULL WHERE id = ANY ($1::uuid[])`
    await rows.query(anew, [both])
    await rows.query('UPDATE device_session SET revoked_at = NULL')
  }
  const owners = () =>
    rows.query(
      `SELECT count(*)::int AS owners FROM person WHERE role = 'owner' AND suspended_at IS NULL AND deactivated_at IS NULL`,
    )
  for (const [act, refusal] of acts) {
    await again()
    const answers = await Promise.all([codeOf(act(owner, second.personId)), codeOf(act(second, owner.personId))])
    expect(answers.sort()).toEqual([refusal, 'done'])
    expect(await owners()).toEqual([{ owners: 1 }])
  }
  await again()
  const giveUp = (by: Principal) => codeOf(admin.appointPerson(core, by, { personId: by.personId, role: 'member' }))
  expect((await Promise.all([giveUp(owner), giveUp(second)])).sort()).toEqual(['LAST_WORKSPACE_OWNER', 'done'])
  expect(await owners()).toEqual([{ owners: 1 }])
  // One is demoted while they give it up themselves.
  await again()
  const answers = await Promise.all([codeOf(demote(owner, second.personId)), giveUp(owner)])
  expect(answers).toContain('done')
  expect(await owners()).toEqual([{ owners: 1 }])
  await rows.query(`UPDATE person SET deactivated_at = NULL, suspended_at = NULL, suspended_until = NULL`)
  await rows.query(
    `UPDATE person SET role = CASE WHEN id = $1 THEN 'owner' ELSE 'member' END::workspace_role
    WHERE id IN ($1, $2)`,
    [owner.personId, second.personId],
  )
  await rows.query('UPDATE device_session SET revoked_at = NULL')
})

test('whoever is kept out is signed out and cannot sign in, and is told why only with the right password', async () => {
  const { core } = workspace
  const bob = await workspace.person('bob')
  const { account } = await admin.suspendPerson(core, boss, {
    personId: bob.personId,
    until: '2099-01-01T00:00:00.000Z',
  })
  expect(account).toMatchObject({ status: 'suspended', suspendedUntil: '2099-01-01T00:00:00.000Z', sessions: 0 })
  expect(await authenticateSession(core, bob.sessionId)).toBeNull()
  expect(await codeOf(signIn('bob'))).toBe('ACCOUNT_SUSPENDED')
  expect(await codeOf(signIn('bob', 'a wrong password'))).toBe('SIGN_IN_FAILED')
  expect(await codeOf(startSession(core, { personId: bob.personId, ...FROM }))).toBe('ACCOUNT_DEACTIVATED')
  // A suspension ends by itself.
  await rows.query(`UPDATE person SET suspended_until = now() - interval '1 second' WHERE handle = 'bob'`)
  expect(await codeOf(signIn('bob'))).toBe('done')
  await admin.suspendPerson(core, boss, { personId: bob.personId })
  expect((await admin.unsuspendPerson(core, boss, { personId: bob.personId })).account.status).toBe('active')
  expect(await codeOf(signIn('bob'))).toBe('done')
  await admin.deactivatePerson(core, boss, { personId: bob.personId })
  expect(await codeOf(signIn('bob'))).toBe('ACCOUNT_DEACTIVATED')
  await admin.reactivatePerson(core, boss, { personId: bob.personId })
  const { sessionId } = await signIn('bob')
  expect((await admin.readAccount(core, boss, { personId: bob.personId })).sessions.map(({ id }) => id)).toContain(
    sessionId,
  )
  await admin.revokeSessionOf(core, boss, { personId: bob.personId, sessionId })
  expect(await authenticateSession(core, sessionId)).toBeNull()
  expect(await codeOf(admin.revokeSessionOf(core, boss, { personId: bob.personId, sessionId }))).toBe(
    'SESSION_NOT_FOUND',
  )
})

test('who signs in while they are suspended has no session left', async () => {
  const { core } = workspace
  const eve = await workspace.person('eve')
  const begin = () => codeOf(startSession(core, { personId: eve.personId, ...FROM }))
  await Promise.all([
    ...Array(5).fill(0).map(begin),
    admin.suspendPerson(core, boss, { personId: eve.personId }),
    begin(),
  ])
  const alive = await rows.query('SELECT FROM device_session WHERE person_id = $1 AND revoked_at IS NULL', [
    eve.personId,
  ])
  expect(alive).toHaveLength(0)
})

test('a link to a new password works once, ends those before it, and signs out whoever knew the old one', async () => {
  const { core } = workspace
  const cy = await workspace.person('cy')
  const first = await admin.makePasswordReset(core, boss, { personId: cy.personId })
  const { code } = await admin.makePasswordReset(core, boss, { personId: cy.personId })
  const redeem = (with_: string, password: string) =>
    codeOf(admin.redeemPasswordReset(core, { code: with_, password }, { address: '127.0.0.1' }))
  expect(await redeem(first.code, 'another long password')).toBe('RESET_INVALID')
  expect(await redeem(code, 'password')).toBe('PASSWORD_WEAK')
  expect(await admin.previewPasswordReset(core, code)).toEqual({ handle: 'cy', displayName: 'cy' })
  const answers = await Promise.all([redeem(code, 'another long password'), redeem(code, 'another long password')])
  expect(answers.sort()).toEqual(['RESET_INVALID', 'done'])
  expect(await authenticateSession(core, cy.sessionId)).toBeNull()
  expect(await codeOf(signIn('cy'))).toBe('SIGN_IN_FAILED')
  expect(await codeOf(signIn('cy', 'another long password'))).toBe('done')
  const late = await admin.makePasswordReset(core, boss, { personId: cy.personId })
  await rows.query(`UPDATE password_reset SET expires_at = now() - interval '1 second'`)
  expect(await admin.previewPasswordReset(core, late.code)).toBeNull()
  expect(await redeem(late.code, 'another long password')).toBe('RESET_INVALID')
  const log = JSON.stringify(await rows.query('SELECT * FROM audit_entry'))
  for (const secret of [code, late.code, 'another long password']) expect(log).not.toContain(secret)
})

test('who may make an account is what the workspace says, and an invitation gives a role while its maker could', async () => {
  const { core } = workspace
  const made: string[] = []
  const join = (name: string, more: { email?: string; invite?: string } = {}) => {
    made.push(name)
    return codeOf(signUp(core, { displayName: name, handle: name, password: TEST_PASSWORD, ...more }))
  }
  const set = (mode: 'open' | 'domains' | 'invite' | 'closed', domains?: string[]) =>
    admin.updateRegistration(core, boss, { mode, ...(domains && { domains }) })
  expect(await codeOf(set('domains'))).toBe('DOMAIN_INVALID')
  expect(await codeOf(set('domains', ['no domain']))).toBe('DOMAIN_INVALID')
  await set('domains', [' @Example.ORG '])
  expect(await admin.describeRegistration(core)).toEqual({ mode: 'domains', domains: ['example.org'] })
  expect(await join('d1')).toBe('EMAIL_DOMAIN_REFUSED')
  expect(await join('d2', { email: 'd2@sub.example.org' })).toBe('EMAIL_DOMAIN_REFUSED')
  expect(await join('d3', { email: 'D3@EXAMPLE.org' })).toBe('done')
  const one = await admin.createWorkspaceInvite(core, boss, { role: 'admin', uses: 1 })
  await set('invite')
  expect(await join('i1')).toBe('SIGN_UP_INVITED_ONLY')
  expect(await join('i2', { invite: 'none' })).toBe('INVITE_NOT_FOUND')
  expect(await admin.previewWorkspaceInvite(core, one.code)).toMatchObject({ role: 'admin' })
  const answers = await Promise.all([join('i3', { invite: one.code }), join('i4', { invite: one.code })])
  expect(answers.sort()).toEqual(['INVITE_USED_UP', 'done'])
  const [came] = await rows.query<{ role: string }>(`SELECT role::text FROM person WHERE handle IN ('i3', 'i4')`)
  expect(came?.role).toBe('admin')
  const two = await admin.createWorkspaceInvite(core, boss, { role: 'admin' })
  expect((await admin.listWorkspaceInvites(core, boss)).invites.map(({ id }) => id)).toEqual([two.invite.id])
  await admin.appointPerson(core, owner, { personId: boss.personId, role: 'member' })
  expect(await join('i5', { invite: two.code })).toBe('INVITE_REVOKED')
  await admin.appointPerson(core, owner, { personId: boss.personId, role: 'admin' })
  await admin.revokeWorkspaceInvite(core, boss, { inviteId: two.invite.id })
  expect(await join('i6', { invite: two.code })).toBe('INVITE_REVOKED')
  const old = await admin.createWorkspaceInvite(core, boss, { hours: 1 })
  await rows.query(`UPDATE workspace_invite SET expires_at = now() - interval '1 second' WHERE id = $1`, [
    old.invite.id,
  ])
  expect(await join('i7', { invite: old.code })).toBe('INVITE_EXPIRED')
  const good = await admin.createWorkspaceInvite(core, boss, {})
  await set('closed')
  expect(await join('c1', { invite: good.code })).toBe('SIGN_UP_CLOSED')
  await set('open')
  expect(await join('o1')).toBe('done')
})

test('every act stands in the audit log with who, what, before and after, and nobody changes or removes it', async () => {
  const { core } = workspace
  const dee = await workspace.person('dee')
  await admin.appointPerson(core, owner, { personId: dee.personId, role: 'admin' })
  const page = await admin.listAudit(core, boss, { targetId: dee.personId })
  expect(page.entries).toMatchObject([
    {
      actorId: owner.personId,
      sessionId: owner.sessionId,
      address: FROM.address,
      action: 'accounts.appoint',
      target: { kind: 'person', id: dee.personId, name: 'dee' },
      before: { role: 'member' },
      after: { role: 'admin' },
    },
  ])
  expect(page.people.map(({ handle }) => handle).sort()).toEqual(['dee', 'owner'])
  const first = await admin.listAudit(core, boss, { limit: 3, actorId: boss.personId })
  const second = await admin.listAudit(core, boss, { limit: 3, actorId: boss.personId, after: first.next ?? '' })
  expect(first.entries.at(-1)?.id).not.toBe(second.entries[0]?.id)
  expect(
    (await admin.listAudit(core, boss, { action: 'registration.update', since: '2000-01-01T00:00:00.000Z' })).entries
      .length,
  ).toBeGreaterThan(3)
  expect(await codeOf(admin.listAudit(core, ann, {}))).toBe('NOT_AN_ADMIN')
  // Whoever owns the table is refused too, though they could turn that off; the apps' role cannot: see packages/db.
  const asOwner = await openRows(workspace.ownerUrl)
  const before = await rows.query('SELECT count(*)::int AS rows, max(id) FROM audit_entry')
  const attempts = [
    `UPDATE audit_entry SET action = 'nothing'`,
    'DELETE FROM audit_entry WHERE id = 1',
    'TRUNCATE audit_entry',
    `SET session_replication_role = replica; DELETE FROM audit_entry; SET session_replication_role = origin`,
  ]
  for (const attempt of attempts) await expect(asOwner.query(attempt), attempt).rejects.toThrow('only added to')
  await asOwner.close()
  expect(await rows.query('SELECT count(*)::int AS rows, max(id) FROM audit_entry')).toEqual(before)
})
