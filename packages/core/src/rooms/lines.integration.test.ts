import { randomUUID } from 'node:crypto'
import { lockRoom, setMembership } from '@parley/db'
import type { Change, HistoryPage, Line } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { banPerson } from '../moderation/restrict.ts'
import type { Principal } from '../principal.ts'
import { deleteOldMessages } from '../retention/retention.ts'
import { archiveRoom, unarchiveRoom } from './archive-room.ts'
import { invitePeople } from './invite-people.ts'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { openDirectRoom } from './open-direct-room.ts'
import { previewRoom } from './preview-room.ts'
import { promoteRoom } from './promote-room.ts'
import { readHistory } from './read-history.ts'
import { readRemover } from './read-remover.ts'
import { removeMember } from './remove-member.ts'
import { syncRoom } from './sync-room.ts'
import { updateRoom } from './update-room.ts'

let workspace: TestWorkspace
let ann: Principal
let bo: Principal
let cy: Principal
beforeAll(async () => {
  workspace = await openTestWorkspace()
  ann = await workspace.person('ann')
  bo = await workspace.person('bo')
  cy = await workspace.person('cy')
})
afterAll(() => workspace.close())

const nameOf = (id: string | undefined) =>
  ({ [ann.personId]: 'ann', [bo.personId]: 'bo', [cy.personId]: 'cy' })[id ?? '']
const inWords = ({ kind, by, person, name }: Line) => [nameOf(by), kind, nameOf(person), name].filter(Boolean).join(' ')

async function history(roomId: string, part: { before?: number; after?: number; limit?: number } = {}) {
  return readHistory(workspace.core, ann, { roomId, epoch: workspace.epoch, ...part })
}

/** Every line that a catch-up from a rev brings, in pages of so many changes. */
async function linesAfter(roomId: string, after: number, limit: number): Promise<Line[]> {
  const lines: Line[] = []
  for (let from = after; ; ) {
    const page = await syncRoom(workspace.core, ann, { roomId, epoch: workspace.epoch, after: from, limit })
    for (const change of page.changes as (Change & { line?: Line })[]) if (change.line) lines.push(change.line)
    from = page.completeTo
    if (!page.more) return lines
  }
}

test('I4 I5 I7 what happens to a room is told with its change, kept, and found again by whoever was away, each once', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann)
  const told: string[] = []
  const tell = ({ published }: { published: readonly { changes: Change[] }[] }) => {
    for (const change of published.flatMap(({ changes }) => changes)) {
      if ('line' in change && change.line) told.push(inWords(change.line))
    }
  }
  tell(await joinRoom(core, bo, { roomId }))
  tell(await invitePeople(core, ann, { roomId, personIds: [cy.personId] }))
  await workspace.say(ann, roomId, 'hello')
  tell(await leaveRoom(core, bo, { roomId }))
  tell(await joinRoom(core, bo, { roomId }))
  tell(await removeMember(core, ann, { roomId, personId: cy.personId }))
  tell(await updateRoom(core, ann, { roomId, name: 'the-new-name', topic: 'and a topic' }))
  tell(await updateRoom(core, ann, { roomId, topic: 'another' }))
  tell(await updateRoom(core, ann, { roomId, description: 'tells of no line' }))
  tell(await archiveRoom(core, ann, { roomId }))
  tell(await unarchiveRoom(core, ann, { roomId }))
  const all = ['bo joined', 'ann added cy', 'bo left', 'bo joined', 'ann removed cy', 'ann renamed the-new-name']
  all.push('ann topic', 'ann archived', 'ann unarchived')
  expect(told).toEqual(all)
  // Whoever joins again because no answer came is told of again, as it was.
  const again = (await joinRoom(core, bo, { roomId })).published[0]?.changes[0]
  expect(again).toMatchObject({ type: 'member', line: { kind: 'joined', by: bo.personId, rev: again?.rev } })

  const { lines = [], people, head } = await history(roomId)
  expect(lines.map(inWords)).toEqual(all)
  expect(people.map(({ handle }) => handle).sort()).toEqual(['ann', 'bo', 'cy'])
  for (const limit of [1, 3, 200]) {
    for (let after = 0; after <= head; after++) {
      expect(await linesAfter(roomId, after, limit)).toEqual(lines.filter(({ rev }) => rev > after))
    }
  }
  expect(await previewRoom(core, cy, { roomId })).not.toHaveProperty('lines')
  await expect(readHistory(core, cy, { roomId, epoch: workspace.epoch })).rejects.toMatchObject({
    code: 'NOT_A_MEMBER',
  })
})

test('what is between people has no lines', async () => {
  const opened = await openDirectRoom(workspace.core, ann, { personIds: [bo.personId, cy.personId] })
  const roomId = opened.room.id
  await leaveRoom(workspace.core, cy, { roomId })
  expect(await linesAfter(roomId, 0, 200)).toEqual([])
  expect(await history(roomId)).not.toHaveProperty('lines')
})

test('a group that becomes a room says who named it, and how', async () => {
  const opened = await openDirectRoom(workspace.core, ann, { personIds: [bo.personId, cy.personId] })
  const roomId = opened.room.id
  const name = `grown-${randomUUID().slice(0, 8)}`
  const { published } = await promoteRoom(workspace.core, bo, { roomId, name })
  const [change] = published.flatMap(({ changes }) => changes)
  expect(change).toMatchObject({ type: 'room', line: { kind: 'renamed', by: bo.personId, name, rev: change?.rev } })
  expect((await linesAfter(roomId, 0, 200)).map(inWords)).toEqual([`bo renamed ${name}`])
})

test('who was put out of a room learns by whom, where they did not leave and are not banned', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann, bo, cy)
  const remover = () => readRemover(core, cy.personId, roomId)
  expect(await remover()).toBe(null)
  await removeMember(core, ann, { roomId, personId: cy.personId })
  expect(await remover()).toBe(ann.personId)
  await joinRoom(core, cy, { roomId })
  expect(await remover()).toBe(null)
  await leaveRoom(core, cy, { roomId })
  expect(await remover()).toBe(null)
  await joinRoom(core, cy, { roomId })
  await banPerson(core, ann, { personId: cy.personId, roomId, reason: '' })
  expect(await remover()).toBe(null)
})

test('a room in which thousands come and go is read page by page: of each stretch the newest hundred, each once', async () => {
  const { core } = workspace
  const roomId = await workspace.room(ann)
  const seqs: number[] = []
  const comings = [0, 3, 60, 60, 60, 60, 60, 60, 60, 0, 1]
  for (const count of comings) {
    for (let turn = 0; turn < 2 * count; turn++) {
      await setMembership(core.database, roomId, bo.personId, turn % 2 === 0 ? 'joined' : 'left')
    }
    seqs.push(await workspace.say(ann, roomId, 'a message'))
  }
  const all = await linesAfter(roomId, 0, 200)
  expect(all).toHaveLength(2 * comings.reduce((sum, count) => sum + count, 0))
  const between = (after: number, before: number) => all.filter(({ rev }) => rev > after && rev < before)
  const kept = seqs.flatMap((seq, index) => between(seqs[index - 1] ?? 0, seq).slice(-100))

  for (const limit of [1, 2, 50]) {
    const back: HistoryPage[] = []
    for (let before: number | undefined; back.at(-1)?.more !== false; before = back.at(-1)?.messages[0]?.seq) {
      back.push(await history(roomId, { limit, ...(before && { before }) }))
    }
    const on: HistoryPage[] = []
    for (let after = 0; on.at(-1)?.more !== false; after = on.at(-1)?.messages.at(-1)?.seq ?? 0) {
      on.push(await history(roomId, { limit, after }))
    }
    for (const pages of [back.toReversed(), on]) {
      expect(pages.flatMap(({ messages }) => messages.map(({ seq }) => seq))).toEqual(seqs)
      expect(pages.flatMap(({ lines = [] }) => lines)).toEqual(kept)
      for (const { lines = [] } of pages) expect(lines.length).toBeLessThanOrEqual(500)
    }
  }

  // Retention takes the lines along with the messages, and whoever was away hears how far.
  const { head } = await history(roomId)
  await core.database.transact((ask) => deleteOldMessages(ask, roomId, new Date(Date.now() + 60_000)))
  const [cleared, ...rest] = await linesAfter(roomId, head, 200)
  expect([cleared?.kind, cleared?.upTo, rest]).toEqual(['cleared', seqs.at(-1), []])
  expect(await history(roomId)).not.toHaveProperty('lines')
  const room = await core.database.transact((ask) => lockRoom(ask, { roomId, personId: randomUUID() }))
  expect(cleared?.rev).toBe(room?.before)
})
