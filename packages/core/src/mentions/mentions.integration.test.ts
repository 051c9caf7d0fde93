import { randomUUID } from 'node:crypto'
import { insertPerson, setMembership } from '@parley/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { editMessage } from '../messages/edit-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { advanceReadPosition } from '../read-positions/advance-read-position.ts'
import { joinRoom } from '../rooms/join-room.ts'
import type { PresentOf } from './find-called.ts'
import { listMentions } from './list-mentions.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal
let cyd: Principal
let room: string
beforeAll(async () => {
  workspace = await openTestWorkspace()
  ann = await workspace.person('ann')
  ben = await workspace.person('ben')
  cyd = await workspace.person('cyd')
  room = await workspace.room(ann, ben)
})
afterAll(() => workspace?.close())

async function say(by: Principal, body: string, presentOf?: PresentOf, roomId = room) {
  const { output } = await sendMessage(workspace.core, by, { roomId, clientId: randomUUID(), body }, presentOf)
  return output
}
const unread = async (by: Principal, roomId = room) =>
  (await advanceReadPosition(workspace.core, by, { roomId, epoch: workspace.epoch, seq: 0 })).unread
const mentionsOf = async (by: Principal) =>
  (await listMentions(workspace.core, by, {})).mentions.map(({ message }) => message.body)

test('a mention of somebody in the room is counted for them; one of somebody outside is told to its author', async () => {
  const before = (await unread(ben)).mentions ?? 0
  const said = await say(ann, 'hi @ben, @cyd, @ann and @nobody-at-all')
  expect(said.message.mentions?.toSorted()).toEqual([ann.personId, ben.personId].sort())
  expect(said.notInRoom).toEqual([cyd.personId])
  expect((await unread(ben)).mentions).toBe(before + 1)
  expect((await say(ann, 'no names')).notInRoom).toBeUndefined()
})

test('@here calls who is there as it is sent, and nobody by name; where nobody can tell, everybody', async () => {
  const onlyBen: PresentOf = async (ids) => ids.filter((id) => id === ben.personId)
  const here = await say(ann, '@here', onlyBen)
  expect(here.message).toMatchObject({ mentionsAll: 'here', here: [ben.personId] })
  expect(here.message).not.toHaveProperty('mentions')
  const unknown = await say(ann, '@here', async () => null)
  expect(unknown.message).toMatchObject({ mentionsAll: 'all' })
  const { mentions: before = 0, named = 0 } = await unread(ben)
  const nobody = await say(ann, '@here', async () => [])
  expect(nobody.message.mentionsAll).toBe('here')
  expect(await unread(ben)).toMatchObject({ mentions: before, named })
  await say(ann, '@here', onlyBen)
  expect(await unread(ben)).toMatchObject({ mentions: before + 1, named })
  const both = await say(ann, '@here and @ben', onlyBen)
  expect(await unread(ben)).toMatchObject({ mentions: before + 2, named: named + 1 })

  // An edit calls nobody who was not called, and still those who were, as long as it says so.
  const edit = async (seq: number, body: string) => {
    const of = { roomId: room, epoch: workspace.epoch, seq, clientId: randomUUID(), body }
    return (await editMessage(workspace.core, ann, of)).output.message
  }
  expect(await edit(both.message.seq, 'only @here')).toMatchObject({ mentionsAll: 'here', here: [ben.personId] })
  expect(await unread(ben)).toMatchObject({ mentions: before + 2, named })
  expect(await edit(nobody.message.seq, 'still @here')).not.toHaveProperty('here')
  expect(await unread(ben)).toMatchObject({ mentions: before + 2 })
  expect(await edit(unknown.message.seq, 'still @here')).toMatchObject({ mentionsAll: 'all' })
  expect(await edit(both.message.seq, 'nobody')).not.toHaveProperty('here')
  expect(await unread(ben)).toMatchObject({ mentions: before + 1, named })
})

test('in a room of more than 50, only owners and moderators call everybody', async () => {
  const crowd = await workspace.room(ann, ben)
  for (let each = 0; each < 49; each++) {
    const id = randomUUID()
    const person = { id, handle: `crowd${each}`, email: null, displayName: 'One of many', passwordHash: 'none' }
    await insertPerson(workspace.core.database, person)
    await setMembership(workspace.core.database, crowd, id, 'joined')
  }
  const refusal = { code: 'MENTION_ALL_RESTRICTED', limit: 50 }
  await expect(say(ben, '@all', undefined, crowd)).rejects.toMatchObject(refusal)
  await expect(say(ben, '@here', async () => [], crowd)).rejects.toMatchObject(refusal)
  // Nor does an edit, but for what calls them already.
  const edit = (by: Principal, seq: number, body: string) =>
    editMessage(workspace.core, by, { roomId: crowd, epoch: workspace.epoch, seq, clientId: randomUUID(), body })
  const plain = await say(ben, 'hello', undefined, crowd)
  await expect(edit(ben, plain.message.seq, 'hello @all')).rejects.toMatchObject(refusal)
  await edit(ben, plain.message.seq, 'hello `@all`')
  const all = await say(ann, '@all', undefined, crowd)
  await edit(ann, all.message.seq, '@all, again')
  await say(ben, 'calling `@all` in code is no call', undefined, crowd)
})

test('mentions over all rooms come the newest first, without deleted ones, own ones, and those of before one came', async () => {
  const eve = await workspace.person('eve')
  const one = await workspace.room(ann)
  await say(ann, '@all before Eve came', undefined, one)
  await joinRoom(workspace.core, eve, { roomId: one })
  const two = await workspace.room(ben, eve)
  await say(ann, 'first @eve', undefined, one)
  await say(ben, 'second, @all', undefined, two)
  await say(eve, 'own @eve', undefined, two)
  const gone = await say(ann, 'deleted @eve', undefined, one)
  await deleteMessage(workspace.core, ann, { roomId: one, epoch: workspace.epoch, seq: gone.message.seq })
  await say(ann, 'third @eve @all', undefined, one)
  expect(await mentionsOf(eve)).toEqual(['third @eve @all', 'second, @all', 'first @eve'])
  const first = await listMentions(workspace.core, eve, { limit: 2 })
  expect(first.people).toHaveLength(2)
  const rest = await listMentions(workspace.core, eve, { limit: 2, after: first.next ?? '' })
  expect(rest.mentions.map(({ message }) => message.body)).toEqual(['first @eve'])
  expect(rest.next).toBeNull()
})
