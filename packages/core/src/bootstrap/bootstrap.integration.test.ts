import { randomUUID } from 'node:crypto'
import { DEFAULT_LIMITS } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { editMessage } from '../messages/edit-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { advanceReadPosition } from '../read-positions/advance-read-position.ts'
import { leaveRoom } from '../rooms/leave-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import { syncRoom } from '../rooms/sync-room.ts'
import { prepareWorkspace } from '../workspace/prepare-workspace.ts'
import { readEpoch } from '../workspace/read-epoch.ts'
import { enterWorkspace } from './enter-workspace.ts'
import { readBootstrap } from './read-bootstrap.ts'

let workspace: TestWorkspace

beforeAll(async () => {
  workspace = await openTestWorkspace()
})
afterAll(() => workspace.close())

async function say(who: Principal, roomId: string, count: number, core = workspace.core): Promise<number[]> {
  const sent = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      sendMessage(core, who, { roomId, clientId: randomUUID(), body: `${index}` }),
    ),
  )
  return sent.map(({ output }) => output.message.seq)
}

test('preparing the workspace on several processes at once makes one epoch and one #general', async () => {
  const processes = [workspace.core, workspace.instance(), workspace.instance()]
  await Promise.all(processes.map(prepareWorkspace))
  const epochs = await Promise.all(processes.map(readEpoch))
  expect(new Set(epochs).size).toBe(1)
  expect(await workspace.core.database.prisma.room.count({ where: { name: 'general' } })).toBe(1)
})

test('a newcomer enters #general once; who left it is left alone', async () => {
  const { core } = workspace
  const ann = await workspace.person('ann')
  const entered = (await Promise.all([enterWorkspace(core, ann), enterWorkspace(core, ann)])).flat()
  // The second one may publish the first one's change again, as every repeated command does; the room has one.
  const revs = entered.flatMap(({ published }) => published.flatMap(({ changes }) => changes.map(({ rev }) => rev)))
  expect(revs.length).toBeGreaterThan(0)
  expect(new Set(revs).size).toBe(1)
  const { rooms } = await readBootstrap(core, ann)
  expect(rooms.map(({ room }) => room.name)).toEqual(['general'])
  await leaveRoom(core, ann, { roomId: rooms[0]?.room.id ?? '' })
  expect(await enterWorkspace(core, ann)).toEqual([])
  expect((await readBootstrap(core, ann)).rooms).toEqual([])
})

test('the bootstrap tells who asks, the limits in force, and each room with what is unread', async () => {
  const { core, epoch } = workspace
  const [ben, cat] = [await workspace.person('ben'), await workspace.person('cat')]
  const [busy, quiet] = [await workspace.room(ben, cat), await workspace.room(ben)]
  const seqs = await say(ben, busy, 5)
  await say(cat, busy, 2)
  await deleteMessage(core, ben, { roomId: busy, epoch, seq: seqs[4] ?? 0 })
  await advanceReadPosition(core, cat, { roomId: busy, epoch, seq: seqs[0] ?? 0 })
  const bootstrap = await readBootstrap(core, cat)
  expect(bootstrap).toMatchObject({
    epoch,
    workspace: { name: 'Parley' },
    me: cat.person,
    sessionId: cat.sessionId,
    limits: DEFAULT_LIMITS,
  })
  // Made, joined, seven messages, one deletion. Unread: not the own ones, not the deleted one, not the first.
  expect(bootstrap.rooms).toMatchObject([
    { room: { id: busy }, head: 10, lastSeq: 9, memberCount: 2, readSeq: 3, unread: { count: 3, asOfRev: 10 } },
  ])
  const ofBen = (await readBootstrap(core, ben)).rooms.map(({ room }) => room.id)
  expect(ofBen.toSorted()).toEqual([busy, quiet].toSorted())
})

test('I8 a read position only moves forward, and never past the last message', async () => {
  const { core, epoch } = workspace
  const [dan, eve] = [await workspace.person('dan'), await workspace.person('eve')]
  const roomId = await workspace.room(dan, eve)
  const empty = await advanceReadPosition(core, eve, { roomId, epoch, seq: 50 })
  expect(empty).toEqual({ readSeq: 0, unread: { count: 0, asOfRev: 2 } })
  await say(dan, roomId, 4)
  const to = (seq: number) => advanceReadPosition(core, eve, { roomId, epoch, seq })
  expect(await to(4)).toEqual({ readSeq: 4, unread: { count: 2, asOfRev: 6 } })
  expect(await to(3)).toEqual({ readSeq: 4, unread: { count: 2, asOfRev: 6 } })
  expect(await to(1_000_000)).toEqual({ readSeq: 6, unread: { count: 0, asOfRev: 6 } })
  await say(dan, roomId, 3)
  const steps = await Promise.all([7, 9, 8, 6, 9].map(to))
  expect(Math.max(...steps.map((step) => step.readSeq))).toBe(9)
  expect(await to(0)).toEqual({ readSeq: 9, unread: { count: 0, asOfRev: 9 } })
  const stranger = await workspace.person('stranger')
  await expect(advanceReadPosition(core, stranger, { roomId, epoch, seq: 1 })).rejects.toMatchObject({
    code: 'NOT_A_MEMBER',
  })
})

test('I13 a restored database is noticed at once by whoever names the old epoch, and tells the new one with each rev', async () => {
  const restored = await openTestWorkspace()
  const { core, epoch: old } = restored
  const fred = await restored.person('fred')
  const roomId = await restored.room(fred)
  const seq = (await say(fred, roomId, 1, core))[0] ?? 0
  const epoch = randomUUID()
  await core.database.prisma.workspace.update({ where: { id: 1 }, data: { epoch } })
  const refused = { code: 'EPOCH_CHANGED' }
  const clientId = randomUUID()
  for (const room of [roomId, randomUUID()]) {
    const input = { roomId: room, epoch: old, seq }
    await expect(advanceReadPosition(core, fred, input)).rejects.toMatchObject(refused)
    await expect(editMessage(core, fred, { ...input, clientId, body: 'x' })).rejects.toMatchObject(refused)
    await expect(deleteMessage(core, fred, input)).rejects.toMatchObject(refused)
    await expect(readHistory(core, fred, { roomId: room, epoch: old })).rejects.toMatchObject(refused)
    await expect(syncRoom(core, fred, { roomId: room, epoch: old, after: 0 })).rejects.toMatchObject(refused)
  }
  expect((await readBootstrap(core, fred)).epoch).toBe(epoch)
  const { published } = await sendMessage(core, fred, { roomId, clientId, body: 'after the restore' })
  expect(published).toMatchObject([{ roomId, epoch }])
  await advanceReadPosition(core, fred, { roomId, epoch, seq })
  await restored.close()
})
