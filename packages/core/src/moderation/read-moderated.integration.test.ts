import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointPerson } from '../admin/change-account.ts'
import { codeOf } from '../fixtures/code-of.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import { createRoom } from '../rooms/create-room.ts'
import { invitePeople } from '../rooms/invite-people.ts'
import * as moderation from './index.ts'

let workspace: TestWorkspace
let owner: Principal
/** A moderator of the workspace, in none of the rooms. */
let mod: Principal
let ann: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  owner = await workspace.person('owner')
  mod = await workspace.person('mod')
  ann = await workspace.person('ann')
  await appointPerson(workspace.core, owner, { personId: mod.personId, role: 'moderator' })
})
afterAll(() => workspace.close())

test('whoever keeps order is told where they may mute and ban somebody, and of nothing outside of their rooms', async () => {
  const { core } = workspace
  const dan = await workspace.person('dana')
  const eli = await workspace.person('elio')
  const anns = await workspace.room(ann, dan, eli)
  const other = await workspace.room(owner, dan)
  const hidden = (await createRoom(core, owner, { clientId: randomUUID(), name: `h-${randomUUID()}`, kind: 'private' }))
    .room.room.id
  await invitePeople(core, owner, { roomId: hidden, personIds: [dan.personId] })
  const seenBy = async (by: Principal, about: Principal = dan) => {
    const found = await moderation.readModerated(core, by, { personId: about.personId })
    const { everywhere, restrictions } = found
    return { rooms: found.rooms.map(({ id }) => id).sort(), everywhere, restrictions: restrictions.length }
  }
  await moderation.mutePerson(core, owner, { personId: dan.personId, roomId: other, minutes: 10 })
  // Who moderates the workspace knows of the public rooms, and of the private ones that they are in.
  expect(await seenBy(mod)).toEqual({ rooms: [anns, other].sort(), everywhere: true, restrictions: 1 })
  expect(await seenBy(owner)).toEqual({ rooms: [anns, other, hidden].sort(), everywhere: true, restrictions: 1 })
  expect(await seenBy(ann)).toEqual({ rooms: [anns], everywhere: false, restrictions: 0 })
  expect(await seenBy(mod, owner)).toMatchObject({ rooms: [], everywhere: false })
  expect(await seenBy(mod, mod)).toMatchObject({ rooms: [], everywhere: false })
  expect(await codeOf(seenBy(eli))).toBe('NOT_A_MODERATOR')
  expect(await codeOf(moderation.readModerated(core, mod, { personId: randomUUID() }))).toBe('PERSON_NOT_FOUND')
})
