import { randomUUID } from 'node:crypto'
import { findJoinedRoom } from '@parley/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { listMentions } from '../mentions/list-mentions.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { editMessage } from '../messages/edit-message.ts'
import { pin } from '../messages/pin.ts'
import { react } from '../messages/react.ts'
import type { Principal } from '../principal.ts'
import { advanceReadPosition } from '../read-positions/advance-read-position.ts'
import { openDirectRoom } from '../rooms/open-direct-room.ts'
import { listFollowedThreads, listThreads } from '../threads/list-threads.ts'
import { keepPersonal } from './keep-personal.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal
let cyd: Principal
beforeAll(async () => {
  workspace = await openTestWorkspace()
  ann = await workspace.person('ann')
  ben = await workspace.person('ben')
  cyd = await workspace.person('cyd')
})
afterAll(() => workspace?.close())

const block = (who: Principal, whom: Principal, isBlocked = true) => {
  const value = isBlocked ? { at: new Date().toISOString() } : null
  return keepPersonal(workspace.core, who, { items: [{ key: `block:${whom.personId}`, value }] })
}
const say: TestWorkspace['say'] = (...said) => workspace.say(...said)
const unread = async (by: Principal, roomId: string) => {
  const { unread } = await advanceReadPosition(workspace.core, by, { roomId, epoch: workspace.epoch, seq: 0 })
  return [unread.count, unread.mentions ?? 0, unread.named ?? 0]
}

test('I8 what a blocked person writes is unread nowhere, and counts again once they are not blocked', async () => {
  const room = await workspace.room(ann, ben, cyd)
  const root = await say(ann, room, 'the root')
  await say(ben, room, '@ann and @all')
  await say(ben, room, '@all')
  await say(cyd, room, '@ann')
  await say(cyd, room, 'only said')
  const reply = await say(cyd, room, 'a reply', root)
  const last = await say(ben, room, 'another reply, @ann', root)
  const [dot, mentions, behind] = [
    async () => (await listFollowedThreads(workspace.core, ann)).threads.map(({ lastSeq }) => lastSeq),
    async () => (await listMentions(workspace.core, ann, {})).mentions.map(({ message }) => message.authorId),
    async () => (await listThreads(workspace.core, ann, {})).threads.map((thread) => thread.unread),
  ]
  expect(await unread(ann, room)).toEqual([4, 3, 2])
  expect([await dot(), await behind()]).toEqual([[last], [2]])
  await block(ann, ben)
  expect(await unread(ann, room)).toEqual([2, 1, 1])
  expect(await unread(cyd, room)).toEqual([3, 2, 0])
  expect([await dot(), await behind()]).toEqual([[reply], [1]])
  expect(await mentions()).toEqual([cyd.personId])
  await block(ann, ben, false)
  expect(await unread(ann, room)).toEqual([4, 3, 2])
  expect(await dot()).toEqual([last])
  expect(await mentions()).toHaveLength(4)
})

test('a thread in which only blocked people answered is none to be told of', async () => {
  const room = await workspace.room(cyd, ben)
  const root = await say(cyd, room, 'the root')
  await say(ben, room, 'a reply', root)
  const followed = async () =>
    (await listFollowedThreads(workspace.core, cyd)).threads.filter((each) => each.root === root)
  expect(await followed()).toHaveLength(1)
  await block(cyd, ben)
  expect(await followed()).toEqual([])
  await block(cyd, ben, false)
})

test('whoever is blocked writes no more between the two, whatever it carries; in other rooms they do', async () => {
  const direct = await openDirectRoom(workspace.core, ben, { personIds: [ann.personId] })
  const group = await openDirectRoom(workspace.core, ben, { personIds: [ann.personId, cyd.personId] })
  const first = await say(ben, direct.room.id, 'hi')
  await block(ann, ben)
  await expect(say(ben, direct.room.id, 'still there?')).rejects.toMatchObject({ code: 'BLOCKED' })
  await expect(say(ben, direct.room.id, '@ann?')).rejects.toMatchObject({ code: 'BLOCKED' })
  await expect(say(ben, direct.room.id, 'a reply', first)).rejects.toMatchObject({ code: 'BLOCKED' })
  await say(ann, direct.room.id, 'the other way it goes')
  await say(ben, group.room.id, 'and here')
  await block(ann, ben, false)
  await say(ben, direct.room.id, 'thank you')
})

test('whoever is blocked reacts, pins and edits no more between the two, and takes back what they said', async () => {
  const { core, epoch } = workspace
  const { room } = await openDirectRoom(core, ben, { personIds: [ann.personId] })
  const of = { roomId: room.id, epoch }
  const own = await say(ben, room.id, 'a secret')
  const seq = await say(ann, room.id, 'hi')
  const like = (by: Principal, on: boolean) => react(core, by, { ...of, seq, emoji: '👍', on })
  const change = { ...of, seq: own, clientId: randomUUID(), body: 'changed' }
  await editMessage(core, ben, change)
  await like(ben, true)
  const isBlocked = async (who: Principal) => (await findJoinedRoom(core.database, who.personId, room.id))?.blocked
  expect(await isBlocked(ben)).toBeUndefined()
  await block(ann, ben)
  expect([await isBlocked(ben), await isBlocked(ann)]).toEqual([true, undefined])
  const refused = { code: 'BLOCKED' }
  await expect(editMessage(core, ben, { ...change, clientId: randomUUID() })).rejects.toMatchObject(refused)
  await expect(react(core, ben, { ...of, seq, emoji: '🎉', on: true })).rejects.toMatchObject(refused)
  await expect(pin(core, ben, { ...of, seq, on: true })).rejects.toMatchObject(refused)
  // What was done before is acked again, and what was said may be taken back.
  expect((await editMessage(core, ben, change)).output.message.body).toBe('changed')
  await like(ben, false)
  await deleteMessage(core, ben, { ...of, seq: own })
  await like(ann, true)
  await pin(core, ann, { ...of, seq, on: true })
  await block(ann, ben, false)
  expect(await isBlocked(ben)).toBeUndefined()
})

test('a direct message that is opened after the block is closed to the blocked as well', async () => {
  await block(cyd, ben)
  const { room } = await openDirectRoom(workspace.core, cyd, { personIds: [ben.personId] })
  await expect(say(ben, room.id, 'hi')).rejects.toMatchObject({ code: 'BLOCKED' })
  await say(cyd, room.id, 'hi')
})
