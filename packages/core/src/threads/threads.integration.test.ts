import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { keepPersonal } from '../personal/keep-personal.ts'
import type { Principal } from '../principal.ts'
import { leaveRoom } from '../rooms/leave-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import { listFollowedThreads, listThreads } from './list-threads.ts'

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

const say: TestWorkspace['say'] = (...said) => workspace.say(...said)
const keep = (by: Principal, roomId: string, root: number, value: Record<string, unknown>) =>
  keepPersonal(workspace.core, by, { items: [{ key: `thread:${roomId}:${root}`, value }] })
const followed = async (by: Principal, roomId: string) =>
  (await listFollowedThreads(workspace.core, by)).threads.filter((thread) => thread.roomId === roomId)

test('who wrote in a thread, wrote its root or is mentioned follows it; what they keep counts more', async () => {
  const room = await workspace.room(ann, ben, cyd)
  const root = await say(ann, room, 'the root')
  expect(await followed(ann, room)).toEqual([])
  const first = await say(ben, room, 'a reply', root)
  expect(await followed(ann, room)).toEqual([{ roomId: room, root, rev: first + 1, lastSeq: first, readSeq: 0 }])
  expect(await followed(ben, room)).toMatchObject([{ root, lastSeq: first, readSeq: first }])
  expect(await followed(cyd, room)).toEqual([])
  const call = await say(ben, room, 'what do you say, @cyd?', root)
  expect(await followed(cyd, room)).toMatchObject([{ root, lastSeq: call, readSeq: 0 }])
  await keep(cyd, room, root, { following: false })
  expect(await followed(cyd, room)).toEqual([])
  const other = await say(ann, room, 'another root')
  await say(ben, room, 'far from Cyd', other)
  await keep(cyd, room, other, { following: true })
  expect(await followed(cyd, room)).toMatchObject([{ root: other }])
  await leaveRoom(workspace.core, cyd, { roomId: room })
  expect(await followed(cyd, room)).toEqual([])
})

test('what is unread in a thread follows what was read, what was answered and what was deleted', async () => {
  const room = await workspace.room(ann, ben)
  const root = await say(ann, room, 'the root')
  const first = await say(ben, room, 'one', root)
  const second = await say(ben, room, 'two', root)
  const unread = async () => {
    const { threads } = await listThreads(workspace.core, ann, {})
    return threads.find((thread) => thread.roomId === room)
  }
  expect(await unread()).toMatchObject({ unread: 2, readSeq: 0, replies: [{ body: 'one' }, { body: 'two' }] })
  await keep(ann, room, root, { readSeq: first })
  expect(await unread()).toMatchObject({ unread: 1, readSeq: first })
  await deleteMessage(workspace.core, ben, { roomId: room, epoch: workspace.epoch, seq: second })
  expect(await unread()).toMatchObject({ unread: 0, root: { thread: { replies: 1, lastSeq: first } } })
  await say(ben, room, 'three', root)
  const own = await say(ann, room, 'mine', root)
  expect(await unread()).toMatchObject({ unread: 0, readSeq: own })
})

test('a reply that stands in its thread only is read by its address, and is no row of the room', async () => {
  const room = await workspace.room(ann, ben)
  const root = await say(ann, room, 'the root')
  const reply = await say(ben, room, 'only here', root)
  const input = { roomId: room, epoch: workspace.epoch, after: reply - 1, limit: 1 }
  expect((await readHistory(workspace.core, ann, input)).messages).toEqual([])
  const { messages } = await readHistory(workspace.core, ann, { ...input, replies: true })
  expect(messages).toMatchObject([{ seq: reply, threadOf: root, body: 'only here' }])
})

test('threads come the newest reply first, page by page, each once', async () => {
  const dana = await workspace.person('dana')
  const room = await workspace.room(dana, ben)
  const roots: number[] = []
  for (let each = 0; each < 5; each++) roots.push(await say(dana, room, `root ${each}`))
  for (const root of [2, 0, 4, 1, 3]) await say(ben, room, 'reply', roots[root])
  const seen: number[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page = await listThreads(workspace.core, dana, { limit: 2, ...(after !== undefined && { after }) })
    expect(page.people.map(({ handle }) => handle).sort()).toEqual(['ben', 'dana'])
    seen.push(...page.threads.map(({ root }) => roots.indexOf(root.seq)))
    after = page.next ?? undefined
    more = page.next !== null
  }
  expect(seen).toEqual([3, 1, 4, 0, 2])
  await expect(listThreads(workspace.core, dana, { after: "'; DROP" })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})
