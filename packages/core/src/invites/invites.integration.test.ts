import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import { appointMember } from '../rooms/appoint-member.ts'
import { archiveRoom } from '../rooms/archive-room.ts'
import { createRoom } from '../rooms/create-room.ts'
import { listMembers } from '../rooms/list-members.ts'
import { openDirectRoom } from '../rooms/open-direct-room.ts'
import { removeMember } from '../rooms/remove-member.ts'
import { acceptInvite } from './accept-invite.ts'
import { checkInvite } from './check-invite.ts'
import { createInvite } from './create-invite.ts'
import { listInvites } from './list-invites.ts'
import { previewInvite } from './preview-invite.ts'
import { revokeInvite } from './revoke-invite.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal
let roomId: string

beforeAll(async () => {
  workspace = await openTestWorkspace()
  ann = await workspace.person('ann')
  ben = await workspace.person('ben')
  const input = { clientId: randomUUID(), name: 'behind-a-link', kind: 'private' as const }
  roomId = (await createRoom(workspace.core, ann, input)).room.room.id
})
afterAll(() => workspace.close())

const refused = (code: string) => expect.objectContaining({ code })

test('a link shows the room and lets in; who is in it already uses nothing up', async () => {
  const { core } = workspace
  const { code, invite } = await createInvite(core, ann, { roomId, uses: 2, hours: 1 })
  expect(invite).toMatchObject({ roomId, byId: ann.personId, usesLeft: 2 })
  expect(await previewInvite(core, ben, code)).toMatchObject({
    listed: { room: { name: 'behind-a-link' }, memberCount: 1, joined: false },
    by: { id: ann.personId },
  })
  // Whoever is signed out hears that it is good, and nothing else.
  expect(await checkInvite(core, code)).toBeUndefined()
  const { output, published } = await acceptInvite(core, ben, { code })
  expect(output).toEqual({ roomId })
  expect(published).toMatchObject([{ roomId, changes: [{ member: { userId: ben.personId, state: 'joined' } }] }])
  expect((await acceptInvite(core, ben, { code })).published).toEqual([])
  await acceptInvite(core, ann, { code })
  expect((await listInvites(core, ann, { roomId })).invites).toMatchObject([{ id: invite.id, usesLeft: 1 }])
  // No code is stored or told again.
  expect(JSON.stringify(await core.database.prisma.roomInvite.findMany())).not.toContain(code)
})

test('of two who come at once by the last use, on two processes, exactly one gets in', async () => {
  const other = workspace.instance()
  for (const round of [1, 2, 3]) {
    const { code } = await createInvite(workspace.core, ann, { roomId, uses: 1 })
    const [eve, flo] = await Promise.all([workspace.person(`eve${round}`), workspace.person(`flo${round}`)])
    const tries = await Promise.allSettled([
      acceptInvite(workspace.core, eve, { code }),
      acceptInvite(other, flo, { code }),
    ])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'INVITE_USED_UP' } })
  }
})

test('an invitation that is over says why, and lets nobody in', async () => {
  const { core } = workspace
  const gus = await workspace.person('gus')
  const nobody = await listMembers(core, ann, { roomId })
  const lets = async (code: string, why: string) => {
    await expect(acceptInvite(core, gus, { code })).rejects.toEqual(refused(why))
    await expect(previewInvite(core, gus, code)).rejects.toEqual(refused(why))
    await expect(checkInvite(core, code)).rejects.toEqual(refused(why))
  }
  await lets('no-such-code', 'INVITE_NOT_FOUND')
  const expired = await createInvite(core, ann, { roomId, hours: 1 })
  const expiresAt = new Date(Date.now() - 1)
  await core.database.prisma.roomInvite.update({ where: { id: expired.invite.id }, data: { expiresAt } })
  await lets(expired.code, 'INVITE_EXPIRED')
  const revoked = await createInvite(core, ann, { roomId })
  await revokeInvite(core, ann, { roomId, inviteId: revoked.invite.id })
  await revokeInvite(core, ann, { roomId, inviteId: revoked.invite.id })
  await lets(revoked.code, 'INVITE_REVOKED')
  // It ends with the membership of whoever made it.
  await appointMember(core, ann, { roomId, personId: ben.personId, role: 'moderator' })
  const bens = await createInvite(core, ben, { roomId })
  await removeMember(core, ann, { roomId, personId: ben.personId })
  await lets(bens.code, 'INVITE_REVOKED')
  expect(await listMembers(core, ann, { roomId })).toMatchObject({
    members: nobody.members.filter(({ person }) => person.handle !== 'ben').map(({ person }) => ({ person })),
  })
})

test('who may make and take back links', async () => {
  const { core } = workspace
  const [hal, ida] = [await workspace.person('hal'), await workspace.person('ida')]
  const publicRoom = await workspace.room(ann, hal)
  const { invite } = await createInvite(core, hal, { roomId: publicRoom })
  await createInvite(core, ann, { roomId: publicRoom })
  expect((await listInvites(core, hal, { roomId: publicRoom })).invites).toMatchObject([{ id: invite.id }])
  expect((await listInvites(core, ann, { roomId: publicRoom })).invites).toHaveLength(2)
  const { code } = await createInvite(core, ann, { roomId })
  await acceptInvite(core, hal, { code })
  await expect(createInvite(core, hal, { roomId })).rejects.toEqual(refused('FORBIDDEN'))
  await expect(createInvite(core, ida, { roomId })).rejects.toEqual(refused('ROOM_NOT_FOUND'))
  await expect(listInvites(core, ida, { roomId })).rejects.toEqual(refused('ROOM_NOT_FOUND'))
  const foreign = { roomId: publicRoom, inviteId: randomUUID() }
  await expect(revokeInvite(core, ann, foreign)).rejects.toEqual(refused('INVITE_NOT_FOUND'))
  // An invite is taken back in its own room only.
  await expect(revokeInvite(core, ann, { roomId, inviteId: invite.id })).rejects.toEqual(refused('INVITE_NOT_FOUND'))
  const direct = await openDirectRoom(core, ann, { personIds: [hal.personId] })
  await expect(createInvite(core, ann, { roomId: direct.room.id })).rejects.toEqual(refused('FORBIDDEN'))
  const late = await createInvite(core, ann, { roomId: publicRoom })
  await archiveRoom(core, ann, { roomId: publicRoom })
  await expect(acceptInvite(core, ida, { code: late.code })).rejects.toEqual(refused('ROOM_ARCHIVED'))
})
