import { openRows, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../fixtures/code-of.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import * as moderation from '../moderation/index.ts'
import type { Principal } from '../principal.ts'
import * as admin from './index.ts'

/** What somebody did while they might is no way to what they may not by now. */

let workspace: TestWorkspace
let rows: Rows
let owner: Principal
let boss: Principal
let mod: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  rows = await openRows(workspace.url)
  owner = await workspace.person('owner')
  boss = await workspace.person('boss')
  mod = await workspace.person('mod')
  await appoint(boss, 'admin')
  await appoint(mod, 'moderator')
})
afterAll(async () => {
  await rows.close()
  await workspace.close()
})

const appoint = (whom: Principal, role: 'owner' | 'admin' | 'moderator' | 'member') =>
  admin.appointPerson(workspace.core, owner, { personId: whom.personId, role })
const statusOf = async ({ personId }: Principal) =>
  (await admin.readAccount(workspace.core, owner, { personId })).account.status

test('a link to a new password is good only while whoever made it could make it', async () => {
  const { core } = workspace
  const [cy, vice] = [await workspace.person('cy'), await workspace.person('vice')]
  await appoint(vice, 'admin')
  const isGood = async (code: string) => (await admin.previewPasswordReset(core, code)) !== null
  const redeem = (code: string) =>
    codeOf(admin.redeemPasswordReset(core, { code, password: 'another long password' }, { address: '127.0.0.1' }))
  const { code } = await admin.makePasswordReset(core, vice, { personId: cy.personId })
  // Whoever is an admin or owns the workspace by now is nobody's to take over.
  for (const role of ['admin', 'owner'] as const) {
    await appoint(cy, role)
    expect([await isGood(code), await redeem(code)], role).toEqual([false, 'RESET_INVALID'])
  }
  await appoint(cy, 'moderator')
  expect(await isGood(code)).toBe(true)
  // Nor does it outlast its maker's own role, or their account.
  await appoint(vice, 'moderator')
  expect([await isGood(code), await redeem(code)]).toEqual([false, 'RESET_INVALID'])
  await appoint(vice, 'admin')
  await admin.suspendPerson(core, owner, { personId: vice.personId })
  expect([await isGood(code), await redeem(code)]).toEqual([false, 'RESET_INVALID'])
  await admin.unsuspendPerson(core, owner, { personId: vice.personId })
  expect(await redeem(code)).toBe('done')
  await appoint(cy, 'admin')
  const ofOwner = await admin.makePasswordReset(core, owner, { personId: cy.personId })
  expect(await redeem(ofOwner.code)).toBe('done')
})

test('a moderator lifts no suspension by an admin, not by way of a ban either', async () => {
  const { core } = workspace
  const dan = await workspace.person('dan')
  const { personId } = dan
  const ban = (by: Principal) => codeOf(moderation.banPerson(core, by, { personId, roomId: null }))
  const restrictions = async () => (await moderation.listRestrictions(core, mod, { personId })).restrictions
  await admin.suspendPerson(core, boss, { personId })
  expect(await ban(mod)).toBe('RANK_TOO_LOW')
  // A closed account hides the suspension, and keeps it.
  await admin.deactivatePerson(core, boss, { personId })
  expect(await ban(mod)).toBe('RANK_TOO_LOW')
  await admin.reactivatePerson(core, boss, { personId })
  expect(await statusOf(dan)).toBe('suspended')
  await admin.unsuspendPerson(core, boss, { personId })

  expect(await ban(mod)).toBe('done')
  // A second one is a moderator's still.
  expect(await ban(mod)).toBe('done')
  const [lifted] = await restrictions()
  await admin.suspendPerson(core, boss, { personId, until: '2099-01-01T00:00:00.000Z' })
  expect(await restrictions()).toEqual([])
  const lift = moderation.liftRestrictionOf(core, mod, { restrictionId: lifted?.id ?? '' })
  expect(await codeOf(lift)).toBe('RESTRICTION_NOT_FOUND')
  expect(await statusOf(dan)).toBe('suspended')
})

test('a room is not handed to whoever cannot be in it, and keeps its owners', async () => {
  const { core } = workspace
  const [ann, gone, banned] = [
    await workspace.person('ann'),
    await workspace.person('gone'),
    await workspace.person('banned'),
  ]
  const roomId = await workspace.room(ann)
  await admin.eraseAccount(core, owner, { personId: gone.personId, handle: 'gone', messages: 'keep' })
  await moderation.banPerson(core, owner, { personId: banned.personId, roomId })
  const handOver = ({ personId }: Principal) => codeOf(admin.handOverRoom(core, boss, { roomId, personId }))
  expect([await handOver(gone), await handOver(banned)]).toEqual(['PERSON_NOT_FOUND', 'BANNED_FROM_ROOM'])
  const { managed } = await admin.readManagedRoom(core, boss, { roomId })
  expect(managed).toMatchObject({ ownerCount: 1, owners: [{ id: ann.personId }] })
  expect(await rows.query(`SELECT FROM member WHERE room_id = $1 AND role = 'owner'`, [roomId])).toHaveLength(1)
})
