import { randomUUID } from 'node:crypto'
import { MOST_PINS, MOST_REACTIONS } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import type { Principal } from '../principal.ts'
import { advanceReadPosition } from '../read-positions/advance-read-position.ts'
import { readRoomOf } from '../rooms/read-room-of.ts'
import { syncRoom } from '../rooms/sync-room.ts'
import { deleteMessage } from './delete-message.ts'
import { editMessage } from './edit-message.ts'
import { listPins } from './list-pins.ts'
import { pin } from './pin.ts'
import { react } from './react.ts'
import { readEdits } from './read-edits.ts'
import { sendMessage } from './send-message.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal
let eve: Principal
let roomId: string
let epoch: string

beforeAll(async () => {
  workspace = await openTestWorkspace()
  epoch = workspace.epoch
  ;[ann, ben, eve] = [await workspace.person('ann'), await workspace.person('ben'), await workspace.person('eve')]
  roomId = await workspace.room(ann, ben)
})
afterAll(() => workspace.close())

type SendInput = Parameters<typeof sendMessage>[2]
const send = async (who: Principal, body: string, more: Partial<SendInput> = {}) => {
  const input = { roomId, clientId: randomUUID(), body, epoch, ...more }
  return (await sendMessage(workspace.core, who, input)).output.message
}
const edit = (who: Principal, seq: number, body: string) =>
  editMessage(workspace.core, who, { roomId, epoch, seq, clientId: randomUUID(), body })
const remove = (who: Principal, seq: number, at = roomId) =>
  deleteMessage(workspace.core, who, { roomId: at, epoch, seq })
const like = (who: Principal, seq: number, emoji: string, on = true, at = roomId) =>
  react(workspace.core, who, { roomId: at, epoch, seq, emoji, on })
const setPin = (who: Principal, seq: number, on = true, at = roomId) =>
  pin(workspace.core, who, { roomId: at, epoch, seq, on })
const refusal = (code: string) => expect.objectContaining({ code })
const stateOf = async (seq: number) => {
  const { changes } = await syncRoom(workspace.core, ben, { roomId, epoch, after: 0 })
  const change = changes.find((each) => each.type === 'message' && each.message.seq === seq)
  return change?.type === 'message' ? change.message : undefined
}

test('I3 I7 a reaction is set, not toggled: twice is once, and at once from everybody it is everybody', async () => {
  const { seq } = await send(ann, 'like this')
  const first = await like(ben, seq, '👍')
  expect(first.published).toMatchObject([{ changes: [{ type: 'message', message: { seq } }] }])
  const again = await like(ben, seq, '👍')
  expect(again.output).toEqual(first.output)
  expect(again.published).toEqual([])
  await Promise.all([like(ann, seq, '👍'), like(ann, seq, '🎉'), like(ben, seq, '🦜'), like(ben, seq, '🎉')])
  const { reactions = [] } = (await stateOf(seq)) ?? {}
  expect(new Map(reactions.map(({ emoji, people }) => [emoji, [...people].sort()]))).toEqual(
    new Map([
      ['👍', [ann.personId, ben.personId].sort()],
      ['🎉', [ann.personId, ben.personId].sort()],
      ['🦜', [ben.personId]],
    ]),
  )
  for (const emoji of ['👍', '🎉', '🦜']) await like(ben, seq, emoji, false)
  await like(ben, seq, '🦜', false)
  for (const emoji of ['👍', '🎉']) await like(ann, seq, emoji, false)
  expect(await stateOf(seq)).not.toHaveProperty('reactions')
})

test('a reaction is refused on what is deleted, is no emoji, is one kind too many, or cannot be seen', async () => {
  const { seq } = await send(ann, 'once popular')
  await expect(like(ben, seq, 'ok')).rejects.toEqual(refusal('EMOJI_INVALID'))
  await expect(like(eve, seq, '👍')).rejects.toEqual(refusal('NOT_A_MEMBER'))
  await expect(like(ben, 1_000_000, '👍')).rejects.toEqual(refusal('MESSAGE_NOT_FOUND'))
  await expect(like(ben, seq, ':parrot:')).rejects.toEqual(refusal('EMOJI_NOT_FOUND'))
  for (let kind = 0; kind < MOST_REACTIONS; kind += 1) await like(ben, seq, String.fromCodePoint(0x1f400 + kind))
  await expect(like(ann, seq, '👍')).rejects.toEqual(refusal('REACTIONS_FULL'))
  await like(ann, seq, '🐃')
  await remove(ann, seq)
  await expect(like(ben, seq, '🐃', false)).rejects.toEqual(refusal('MESSAGE_DELETED'))
  expect(await stateOf(seq)).not.toHaveProperty('reactions')
})

test('I7 a quote follows what it quotes: its edit, and its deletion', async () => {
  const { seq } = await send(ann, 'the  first\nword')
  const reply = await send(ben, 'to which I say', { replyTo: seq })
  expect(reply.replyTo).toEqual({ seq, authorId: ann.personId, excerpt: 'the first word' })
  const edited = await edit(ann, seq, 'the last word')
  expect(edited.published[0]?.changes).toMatchObject([{ message: { seq } }, { message: { seq: reply.seq } }])
  expect((await stateOf(reply.seq))?.replyTo?.excerpt).toBe('the last word')
  const deleted = await remove(ann, seq)
  expect(deleted.published[0]?.changes).toMatchObject([
    { message: { seq, body: null } },
    { message: { seq: reply.seq } },
  ])
  expect((await stateOf(reply.seq))?.replyTo).toEqual({ seq, authorId: ann.personId })
  // Deleted while the reply was written: the reply goes all the same.
  expect((await send(ben, 'too late', { replyTo: seq })).replyTo).toEqual({ seq, authorId: ann.personId })
})

test('a reply cannot name a message of another room', async () => {
  const other = await workspace.room(ann)
  for (let count = 0; count < 60; count += 1) await send(ann, `there ${count}`, { roomId: other })
  const there = await send(ann, 'said there', { roomId: other })
  const elsewhere = await workspace.room(ann, ben)
  await expect(send(ann, 'no such thing here', { roomId: elsewhere, replyTo: there.seq })).rejects.toEqual(
    refusal('MESSAGE_NOT_FOUND'),
  )
  await expect(send(ann, 'of another time', { replyTo: 1, epoch: randomUUID() })).rejects.toEqual(
    refusal('EPOCH_CHANGED'),
  )
})

test('what a message said before is told with its times, the newest first, and to nobody once it is deleted', async () => {
  const { seq, createdAt } = await send(ann, 'one')
  const ask = (who: Principal) => readEdits(workspace.core, who, { roomId, epoch, seq })
  expect(await ask(ben)).toEqual({ edits: [], more: false })
  await edit(ann, seq, 'two')
  const { editedAt } = (await stateOf(seq)) ?? {}
  await edit(ann, seq, 'three')
  const { edits } = await ask(ben)
  expect(edits.map(({ body }) => body)).toEqual(['two', 'one'])
  expect(edits[1]?.writtenAt).toBe(createdAt)
  // Both are of the same moment, taken by two clocks of the database.
  expect(Math.abs(Date.parse(edits[0]?.writtenAt ?? '') - Date.parse(editedAt ?? ''))).toBeLessThan(1_000)
  await expect(ask(eve)).rejects.toEqual(refusal('NOT_A_MEMBER'))
  await remove(ann, seq)
  expect(await ask(ben)).toEqual({ edits: [], more: false })
})

test('mentions follow an edit, in the message and in the count of what is unread', async () => {
  const { seq } = await send(ann, 'hello @ben')
  const unread = async () => (await readRoomOf(workspace.core, ben.personId, roomId))?.unread.mentions ?? 0
  const before = await unread()
  await edit(ann, seq, 'hello nobody')
  expect(await stateOf(seq)).not.toHaveProperty('mentions')
  expect(await unread()).toBe(before - 1)
  await edit(ann, seq, 'hello @ben and @all, not `@ann`')
  expect(await stateOf(seq)).toMatchObject({ mentions: [ben.personId], mentionsAll: 'all' })
  expect(await unread()).toBe(before)
  await edit(ann, seq, 'hello @eve, who is not here')
  expect(await stateOf(seq)).not.toHaveProperty('mentionsAll')
  expect(await unread()).toBe(before - 1)
})

test('who moderates a room may delete what others wrote there, and edit none of it', async () => {
  const { seq } = await send(ben, 'off topic')
  await expect(edit(ann, seq, 'on topic')).rejects.toEqual(refusal('NOT_YOUR_MESSAGE'))
  await expect(remove(eve, seq)).rejects.toEqual(refusal('NOT_A_MEMBER'))
  expect((await remove(ann, seq)).output.message).toMatchObject({ body: null, authorId: ben.personId })
  await expect(edit(ben, seq, 'after that')).rejects.toEqual(refusal('MESSAGE_DELETED'))
})

test('pins are listed, the last one first, counted by the room, and go with their message', async () => {
  const there = await workspace.room(ann, ben)
  const messages = []
  for (const body of ['a', 'b', 'c']) messages.push(await send(ann, body, { roomId: there }))
  const [a, b, c] = messages.map(({ seq }) => seq) as [number, number, number]
  for (const seq of [b, a, c]) await setPin(ben, seq, true, there)
  expect((await setPin(ann, c, true, there)).published).toEqual([])
  const list = (after?: string) => listPins(workspace.core, ann, { roomId: there, limit: 2, ...(after && { after }) })
  const first = await list()
  expect(first.messages.map(({ seq }) => seq)).toEqual([c, a])
  expect(first.messages[0]?.pinned?.by).toBe(ben.personId)
  expect(first.people.map(({ id }) => id)).toEqual([ann.personId])
  const second = await list(first.next ?? '')
  expect(second).toMatchObject({ messages: [{ seq: b }], next: null })
  const pins = async () => (await readRoomOf(workspace.core, ben.personId, there))?.room.pins
  expect(await pins()).toBe(3)
  const deleted = await remove(ann, a, there)
  expect(deleted.published[0]?.changes).toContainEqual(
    expect.objectContaining({ type: 'room', room: expect.objectContaining({ pins: 2 }) }),
  )
  await setPin(ann, b, false, there)
  await setPin(ann, c, false, there)
  expect(await pins()).toBeUndefined()
  await expect(setPin(ann, a, true, there)).rejects.toEqual(refusal('MESSAGE_DELETED'))
  await workspace.core.database.ask('test_pins', `UPDATE room SET pins = ${MOST_PINS} WHERE id = $1::uuid`, [there])
  await expect(setPin(ann, b, true, there)).rejects.toEqual(refusal('PINS_FULL'))
  const announcements = "UPDATE room SET posting = 'moderators', archived_at = $2 WHERE id = $1::uuid"
  await workspace.core.database.ask('test_posting', announcements, [there, null])
  await expect(setPin(ben, b, true, there)).rejects.toEqual(refusal('POSTING_RESTRICTED'))
  await like(ben, b, '👍', true, there)
  await workspace.core.database.ask('test_posting', announcements, [there, new Date()])
  await expect(like(ben, b, '🎉', true, there)).rejects.toEqual(refusal('ROOM_ARCHIVED'))
  await expect(setPin(ann, b, true, there)).rejects.toEqual(refusal('ROOM_ARCHIVED'))
})

test('what is forwarded is what the sender can read, as the server has it, and calls nobody', async () => {
  const source = await workspace.room(ann, eve)
  const said = await send(eve, 'news for @ann', { roomId: source })
  const input = { roomId, clientId: randomUUID(), body: '', epoch, forward: { roomId: source, seq: said.seq } }
  const { output } = await sendMessage(workspace.core, ann, input)
  const from = { roomId: source, seq: said.seq, authorId: eve.personId, at: said.createdAt }
  expect(output.message).toMatchObject({ body: 'news for @ann', authorId: ann.personId, forwarded: from })
  expect(output.message).not.toHaveProperty('mentions')
  // Passed on again it still tells where it was written.
  const again = await send(ben, '', { forward: { roomId, seq: output.message.seq } })
  expect(again.forwarded).toEqual(from)
  await expect(send(ben, '', { forward: { roomId: source, seq: said.seq } })).rejects.toEqual(
    refusal('MESSAGE_NOT_FOUND'),
  )
  await remove(eve, said.seq, source)
  await expect(send(ann, '', { forward: { roomId: source, seq: said.seq } })).rejects.toEqual(
    refusal('MESSAGE_DELETED'),
  )
  // A resend is the same message, whatever became of the source.
  expect((await sendMessage(workspace.core, ann, input)).output).toMatchObject({
    duplicate: true,
    message: { seq: output.message.seq },
  })
})

test('I8 a read position goes back only with one more rewind, and then wins over what is farther', async () => {
  const there = await workspace.room(ann, ben)
  const seqs = []
  for (const body of ['1', '2', '3']) seqs.push((await send(ann, body, { roomId: there })).seq)
  const [one, two, three] = seqs as [number, number, number]
  const to = (seq: number, rewinds?: number) =>
    advanceReadPosition(workspace.core, ben, { roomId: there, epoch, seq, ...(rewinds !== undefined && { rewinds }) })
  expect(await to(three)).toMatchObject({ readSeq: three, unread: { count: 0 } })
  expect(await to(one)).toMatchObject({ readSeq: three })
  expect(await to(one, 1)).toMatchObject({ readSeq: one, rewinds: 1, unread: { count: 2 } })
  // Another device that did not hear of it yet.
  expect(await to(three)).toMatchObject({ readSeq: one, rewinds: 1, unread: { count: 2 } })
  expect(await to(two, 1)).toMatchObject({ readSeq: two, rewinds: 1 })
  expect(await to(one, 1)).toMatchObject({ readSeq: two, rewinds: 1 })
  expect(await readRoomOf(workspace.core, ben.personId, there)).toMatchObject({ readSeq: two, rewinds: 1 })
})
