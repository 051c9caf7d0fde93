import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import { leaveRoom } from '../rooms/leave-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import { deleteMessage } from './delete-message.ts'
import { editMessage } from './edit-message.ts'
import { sendMessage } from './send-message.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal
let roomId: string

beforeAll(async () => {
  workspace = await openTestWorkspace()
  ann = await workspace.person('ann')
  ben = await workspace.person('ben')
  roomId = await workspace.room(ann, ben)
})
afterAll(() => workspace.close())

const say = async (body: string) => {
  const { output } = await sendMessage(workspace.core, ann, { roomId, clientId: randomUUID(), body })
  return output.message
}
const edit = (seq: number, body: string, clientId = randomUUID(), who = ann) =>
  editMessage(workspace.core, who, { roomId, epoch: workspace.epoch, seq, clientId, body })
const remove = (seq: number, who = ann) => deleteMessage(workspace.core, who, { roomId, epoch: workspace.epoch, seq })

test('I1 I3 I5 a send publishes what it committed, and a resend is acked with the same message, published again', async () => {
  const input = { roomId, clientId: randomUUID(), body: 'hello  \n ' }
  const first = await sendMessage(workspace.core, ann, input)
  const { message } = first.output
  expect(message).toMatchObject({ body: 'hello', authorId: ann.personId, rev: message.seq, editedAt: null })
  expect(first.published).toEqual([
    { roomId, epoch: workspace.epoch, changes: [{ type: 'message', rev: message.rev, message }] },
  ])
  const again = await sendMessage(workspace.instance(), ann, { ...input, body: 'something else' })
  expect(again).toEqual({ output: { message, duplicate: true }, published: first.published })
})

test('I3 I5 an edit that is sent again changes nothing, not even after a later edit, and publishes what is there', async () => {
  const { seq } = await say('one')
  const clientId = randomUUID()
  const first = await edit(seq, 'two', clientId)
  expect(first.output.message).toMatchObject({ seq, body: 'two', editedAt: expect.any(String) })
  expect(first.published).toHaveLength(1)
  expect(await edit(seq, 'two', clientId)).toEqual(first)
  const second = await edit(seq, 'three')
  expect(await edit(seq, 'two', clientId)).toEqual(second)
})

test('I3 I5 a deletion that is sent again is acked alike, and published again', async () => {
  const { seq, rev } = await say('to be deleted')
  const first = await remove(seq)
  expect(first.output.message).toMatchObject({ seq, body: null, deletedAt: expect.any(String) })
  expect(first.output.message.rev).toBeGreaterThan(rev)
  expect(await remove(seq)).toEqual(first)
})

test('I7 delete beats edit, in whichever order they arrive', async () => {
  const before = await say('edited, then deleted')
  const clientId = randomUUID()
  await edit(before.seq, 'edited', clientId)
  await remove(before.seq)
  expect((await edit(before.seq, 'edited', clientId)).output.message.body).toBeNull()
  await expect(edit(before.seq, 'too late')).rejects.toMatchObject({ code: 'MESSAGE_DELETED' })

  const raced = await Promise.all(Array.from({ length: 10 }, (_, index) => say(`raced ${index}`)))
  await Promise.all(raced.flatMap(({ seq }) => [edit(seq, 'edited').catch(() => {}), remove(seq)]))
  const { messages } = await readHistory(workspace.core, ben, { roomId, epoch: workspace.epoch })
  for (const { seq } of raced) expect(messages.find((message) => message.seq === seq)?.body).toBeNull()
})

test('a tombstone has its content nowhere', async () => {
  const secret = `secret-${randomUUID()}`
  const { seq } = await say(`${secret} first`)
  await edit(seq, `${secret} second`)
  await edit(seq, `${secret} third`)
  await remove(seq)
  const { prisma } = workspace.core.database
  const rows: unknown[] = [
    await prisma.message.findMany({ where: { roomId, seq } }),
    await prisma.messageEdit.findMany({ where: { roomId, seq } }),
  ]
  expect(rows.map((row) => (row as unknown[]).length)).toEqual([1, 2])
  const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  expect(text).not.toContain(secret)
})

test('only its author may change a message, and only while they are in the room', async () => {
  const { seq } = await say('mine')
  await expect(edit(seq, 'yours?', randomUUID(), ben)).rejects.toMatchObject({ code: 'NOT_YOUR_MESSAGE' })
  await expect(remove(seq, ben)).rejects.toMatchObject({ code: 'NOT_YOUR_MESSAGE' })
  await expect(edit(1_000_000, 'nothing')).rejects.toMatchObject({ code: 'MESSAGE_NOT_FOUND' })
  await expect(remove(1_000_000)).rejects.toMatchObject({ code: 'MESSAGE_NOT_FOUND' })
  const stranger = await workspace.person('stranger')
  await expect(remove(seq, stranger)).rejects.toMatchObject({ code: 'NOT_A_MEMBER' })
  const elsewhere = { roomId: randomUUID(), epoch: workspace.epoch, seq }
  await expect(deleteMessage(workspace.core, ann, elsewhere)).rejects.toMatchObject({ code: 'ROOM_NOT_FOUND' })
})

test('I3 a resend of what was posted is acked even after leaving; a new message is not taken', async () => {
  const other = await workspace.room(ann)
  const input = { roomId: other, clientId: randomUUID(), body: 'posted' }
  const { output } = await sendMessage(workspace.core, ann, input)
  await leaveRoom(workspace.core, ann, { roomId: other })
  expect((await sendMessage(workspace.core, ann, input)).output).toEqual({ ...output, duplicate: true })
  await expect(sendMessage(workspace.core, ann, { ...input, clientId: randomUUID() })).rejects.toMatchObject({
    code: 'NOT_A_MEMBER',
  })
})
