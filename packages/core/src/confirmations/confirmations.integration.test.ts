import { randomUUID } from 'node:crypto'
import type { Message } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBootstrap } from '../bootstrap/read-bootstrap.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { advanceReadPosition } from '../read-positions/advance-read-position.ts'
import { confirmMessage } from './confirm-message.ts'
import { listConfirmations } from './list-confirmations.ts'
import { nudge } from './nudge.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal
let cat: Principal
let roomId: string

beforeAll(async () => {
  workspace = await openTestWorkspace()
  ;[ann, ben, cat] = [await workspace.person('ann'), await workspace.person('ben'), await workspace.person('cat')]
  roomId = await workspace.room(ann, ben, cat)
})
afterAll(() => workspace.close())

const refused = (code: string) => expect.objectContaining({ code })
async function announce(who = ann, confirm?: true): Promise<Message> {
  const input = { roomId, clientId: randomUUID(), body: 'The office moves on Friday', ...(confirm && { confirm }) }
  return (await sendMessage(workspace.core, who, input)).output.message
}
const at = (seq: number) => ({ roomId, epoch: workspace.epoch, seq })

test('who confirmed and who has not is told to everybody, and confirming twice counts once', async () => {
  const { core } = workspace
  const { seq, confirm } = await announce(ann, true)
  expect(confirm).toEqual({ count: 0, people: [] })
  const first = await confirmMessage(core, ben, at(seq))
  expect(first.output.message.confirm).toEqual({ count: 1, people: [ben.personId] })
  expect(first.published).toMatchObject([{ roomId, changes: [{ message: first.output.message }] }])
  expect((await confirmMessage(core, ben, at(seq))).published).toEqual([])
  const page = await listConfirmations(core, ann, at(seq))
  expect(page).toMatchObject({ confirmed: 1, missing: 1, next: null })
  expect(page.people.map(({ person, confirmedAt }) => [person.id, confirmedAt === null])).toEqual([
    [ben.personId, false],
    [cat.personId, true],
  ])
})

test('those who have not confirmed are called: it counts as a mention of them, and of nobody else', async () => {
  const { core, epoch } = workspace
  const { seq } = await announce(ann, true)
  await advanceReadPosition(core, ben, { roomId, epoch, seq: seq - 1 })
  await advanceReadPosition(core, cat, { roomId, epoch, seq: seq - 1 })
  await confirmMessage(core, ben, at(seq))
  await expect(nudge(core, ben, at(seq))).rejects.toEqual(refused('FORBIDDEN'))
  const { output, published } = await nudge(core, ann, at(seq))
  expect(output).toEqual({ called: 1, personIds: [cat.personId] })
  expect(published).toMatchObject([{ changes: [{ message: { mentions: [cat.personId] } }] }])
  const unreadOf = async (who: Principal) =>
    (await readBootstrap(core, who)).rooms.find(({ room }) => room.id === roomId)?.unread
  expect(await unreadOf(cat)).toMatchObject({ count: 1, mentions: 1 })
  expect(await unreadOf(ben)).not.toHaveProperty('mentions')
  await expect(nudge(core, ann, at(seq))).rejects.toEqual(refused('NUDGED_BEFORE'))
  await confirmMessage(core, cat, at(seq))
  expect((await nudge(core, ann, at(seq))).output.called).toBe(0)
})

test('only who moderates a room may ask for it, and only what asks can be confirmed', async () => {
  const { core } = workspace
  await expect(announce(ben, true)).rejects.toEqual(refused('FORBIDDEN'))
  const { seq } = await announce()
  await expect(confirmMessage(core, ben, at(seq))).rejects.toEqual(refused('NOT_TO_CONFIRM'))
  await expect(listConfirmations(core, ben, at(seq))).rejects.toEqual(refused('NOT_TO_CONFIRM'))
  await expect(nudge(core, ann, at(1_000_000))).rejects.toEqual(refused('MESSAGE_NOT_FOUND'))
})
