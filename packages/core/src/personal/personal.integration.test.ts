import { randomUUID } from 'node:crypto'
import type { Change, ErrorCode, PersonalItem } from '@parley/protocol'
import { openRows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CoreContext } from '../context.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { advanceReadPosition } from '../read-positions/advance-read-position.ts'
import { joinRoom } from '../rooms/join-room.ts'
import { leaveRoom } from '../rooms/leave-room.ts'
import { listMembers } from '../rooms/list-members.ts'
import { listRooms } from '../rooms/list-rooms.ts'
import { openDirectRoom } from '../rooms/open-direct-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import { readPublicRoom } from '../rooms/read-public-room.ts'
import { syncRoom } from '../rooms/sync-room.ts'
import { doDue } from './do-due.ts'
import { keepPersonal } from './keep-personal.ts'
import { listPersonal } from './list-personal.ts'

let workspace: TestWorkspace
let core: CoreContext

beforeAll(async () => {
  workspace = await openTestWorkspace()
  core = workspace.core
})
afterAll(() => workspace.close())

const keep = (who: Principal, ...items: PersonalItem[]) => keepPersonal(core, who, { items })
const choice = (name: string, value: number | null): PersonalItem => ({
  key: `setting:${name}`,
  value: value === null ? null : { value },
})
const kept = async (who: Principal) =>
  Object.fromEntries((await listPersonal(core, who)).items.map(({ key, value }) => [key, value]))
const past = (ms = 1_000) => new Date(Date.now() - ms).toISOString()

test('what is kept is told with a rev each, once; the same again and removing nothing take none', async () => {
  const ann = await workspace.person('ann')
  expect(await listPersonal(core, ann)).toMatchObject({ roomId: ann.personId, head: 0, items: [] })
  const first = await keep(ann, choice('a', 1), choice('b', 2))
  expect(first).toMatchObject({ isFirst: true, output: { roomId: ann.personId, head: 3 } })
  expect(first.published[0]?.changes).toMatchObject([
    { type: 'personal', rev: 2, item: choice('a', 1) },
    { type: 'personal', rev: 3, item: choice('b', 2) },
  ])
  const again = await keep(ann, choice('a', 1), choice('c', null))
  expect(again).toMatchObject({ isFirst: false, published: [], output: { head: 3 } })
  await keep(ann, choice('b', null))
  expect(await kept(ann)).toEqual({ 'setting:a': { value: 1 } })
})

test('I7 two devices at once: every key takes one value, and a sync from any rev leads to the same', async () => {
  const bo = await workspace.person('bo')
  const devices = [core, workspace.instance()]
  const results: Awaited<ReturnType<typeof keepPersonal>>[] = []
  // Few at a time: whoever waits too long for the room's lock is refused.
  for (let begin = 0; begin < 40; begin += 4) {
    const acts = [0, 1, 2, 3].map((step) => {
      const index = begin + step
      const items = [choice(`k${index % 5}`, index % 7 === 0 ? null : index), choice('last', index)]
      return keepPersonal(devices[index % 2] as CoreContext, bo, { items })
    })
    results.push(...(await Promise.all(acts)))
  }
  expect(results.filter(({ isFirst }) => isFirst)).toHaveLength(1)
  const revs = results.flatMap(({ published }) => published.flatMap(({ changes }) => changes.map(({ rev }) => rev)))
  expect(new Set(revs).size).toBe(revs.length)
  const fresh = await kept(bo)
  const { head } = await listPersonal(core, bo)
  const told = results
    .flatMap(({ published }) => published.flatMap(({ changes }) => changes))
    .toSorted((a, b) => a.rev - b.rev)
  for (const after of [0, 1, 7, 23, head - 1, head]) {
    const values = new Map<string, PersonalItem['value']>()
    const apply = (changes: readonly Change[]) => {
      for (const change of changes) if (change.type === 'personal') values.set(change.item.key, change.item.value)
    }
    apply(told.filter(({ rev }) => rev <= after))
    for (let at = after, more = true; more; ) {
      const page = await syncRoom(core, bo, { roomId: bo.personId, epoch: workspace.epoch, after: at, limit: 3 })
      apply(page.changes)
      at = page.completeTo
      more = page.more
    }
    expect(Object.fromEntries([...values].filter(([, value]) => value !== null)), `after ${after}`).toEqual(fresh)
  }
})

test('what a kind does not know is refused, and nothing of it is kept', async () => {
  const cy = await workspace.person('cy')
  const id = randomUUID()
  const bad: [PersonalItem, ErrorCode][] = [
    [{ key: `room:${id}`, value: { favourite: 'yes' } }, 'PERSONAL_INVALID'],
    [{ key: `room:${id}`, value: { colour: 'red' } }, 'PERSONAL_INVALID'],
    [{ key: `draft:${id}`, value: { text: '', at: past() } }, 'PERSONAL_INVALID'],
    [{ key: `draft:${id}`, value: { text: 'a\0', at: past() } }, 'TEXT_INVALID'],
    [{ key: `scheduled:${id}`, value: { roomId: id, body: 'x', at: 'tomorrow' } }, 'PERSONAL_INVALID'],
    [{ key: 'setting:a', value: { value: 'x'.repeat(1001) } }, 'PERSONAL_INVALID'],
    [{ key: 'setting:keywords', value: { value: ['a\ud800'] } }, 'PERSONAL_INVALID'],
    [{ key: 'category:a', value: { name: 'a\ud800', order: 1 } }, 'TEXT_INVALID'],
    [{ key: 'category:a', value: { name: '\u200b', order: 1 } }, 'PERSONAL_INVALID'],
    [{ key: 'category:a', value: { name: 'a\u202egpj', order: 1 } }, 'PERSONAL_INVALID'],
    [{ key: 'category:a', value: { name: `z${'\u0316'.repeat(9)}`, order: 1 } }, 'PERSONAL_INVALID'],
  ]
  for (const [item, code] of bad) {
    await expect(keep(cy, choice('good', 1), item), item.key).rejects.toMatchObject({ code })
  }
  expect(await kept(cy)).toEqual({})
})

test('there is a limit to how much one keeps, and below it one may still remove', async () => {
  const di = await workspace.person('di')
  const text = 'x'.repeat(60_000)
  const draft = (index: number) => ({
    key: `draft:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    value: { text, at: past() },
  })
  for (let index = 0; index < 33; index += 11) {
    await keep(di, ...Array.from({ length: 11 }, (_, each) => draft(index + each)))
  }
  await expect(keep(di, draft(40))).rejects.toMatchObject({ code: 'PERSONAL_FULL' })
  await keep(di, ...[1, 2, 3].map((index) => ({ ...draft(index), value: null })))
  await keep(di, draft(40))
  const page = await syncRoom(core, di, { roomId: di.personId, epoch: workspace.epoch, after: 0, limit: 200 })
  expect(page.more).toBe(true)
  expect(JSON.stringify(page).length).toBeLessThan(1_200_000)
  const scheduled = (index: number) => ({
    key: `scheduled:${randomUUID()}`,
    value: { roomId: di.personId, body: `${index}`, at: '2999-01-01T00:00:00Z' },
  })
  await Promise.all([1, 2, 3, 4].map(() => keep(di, ...Array.from({ length: 50 }, (_, each) => scheduled(each)))))
  await expect(keep(di, scheduled(201))).rejects.toMatchObject({ code: 'PERSONAL_FULL', limit: 200 })
})

test('I9 the room in which somebody keeps things is there for nobody else', async () => {
  const ed = await workspace.person('ed')
  const flo = await workspace.person('flo')
  await keep(ed, choice('secret', 1))
  const { epoch } = workspace
  const roomId = ed.personId
  const clientId = randomUUID()
  const attempts: Record<string, () => Promise<unknown>> = {
    join: () => joinRoom(core, flo, { roomId }),
    leave: () => leaveRoom(core, flo, { roomId }),
    members: () => listMembers(core, flo, { roomId }),
    history: () => readHistory(core, flo, { roomId, epoch }),
    sync: () => syncRoom(core, flo, { roomId, epoch, after: 0 }),
    read: () => advanceReadPosition(core, flo, { roomId, epoch, seq: 1 }),
    send: () => sendMessage(core, flo, { roomId, clientId, body: 'hi' }),
    reply: () => sendMessage(core, flo, { roomId, clientId, body: 'hi', replyTo: 1 }),
    page: () => readPublicRoom(core, flo, roomId),
    'leaving one’s own': () => leaveRoom(core, ed, { roomId }),
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    await expect(attempt(), name).rejects.toMatchObject({ code: 'ROOM_NOT_FOUND' })
  }
  for (const who of [ed, flo]) {
    const { rooms } = await listRooms(core, who, {})
    expect(rooms.some(({ room }) => room.kind === 'self')).toBe(false)
  }
  expect(await kept(flo)).toEqual({})
})

test('I3 a scheduled message that several processes send, and one that was sent before, is one message', async () => {
  const gil = await workspace.person('gil')
  const roomId = await workspace.room(gil)
  const [clientId, sentBefore, later] = [randomUUID(), randomUUID(), randomUUID()]
  // As where a process ended between the send and the removal.
  await sendMessage(core, gil, { roomId, clientId: sentBefore, body: 'sent before' })
  const item = (id: string, body: string, at: string) => ({ key: `scheduled:${id}`, value: { roomId, body, at } })
  await keep(
    gil,
    item(clientId, 'at last', past()),
    item(sentBefore, 'sent before', past()),
    item(later, 'not yet', '2999-01-01T00:00:00Z'),
  )
  const processes = [core, workspace.instance(), workspace.instance()]
  const reports = await Promise.all([...processes, ...processes].map(doDue))
  expect(reports.flatMap(({ errors }) => errors)).toEqual([])
  const { messages } = await readHistory(core, gil, { roomId, epoch: workspace.epoch })
  expect(messages.map(({ body }) => body)).toEqual(['sent before', 'at last'])
  expect(Object.keys(await kept(gil))).toEqual([`scheduled:${later}`])
})

test('a scheduled reply stands in its thread, and in the room where that was ticked', async () => {
  const ida = await workspace.person('ida')
  const roomId = await workspace.room(ida)
  const { output } = await sendMessage(core, ida, { roomId, clientId: randomUUID(), body: 'root' })
  const threadOf = output.message.seq
  await keep(
    ida,
    { key: `scheduled:${randomUUID()}`, value: { roomId, threadOf, body: 'here', at: past(900) } },
    {
      key: `scheduled:${randomUUID()}`,
      value: { roomId, threadOf, alsoInRoom: true, body: 'there, too', at: past(500) },
    },
  )
  expect((await doDue(core)).errors).toEqual([])
  const bodies = async (thread?: number) => {
    const { messages } = await readHistory(core, ida, { roomId, epoch: workspace.epoch, ...(thread && { thread }) })
    return messages.map(({ body }) => body)
  }
  expect(await bodies()).toEqual(['root', 'there, too'])
  expect(await bodies(threadOf)).toEqual(expect.arrayContaining(['here', 'there, too']))
})

test('a scheduled message that is refused stays with its code, and goes once it is told to again', async () => {
  const hal = await workspace.person('hal')
  const owner = await workspace.person('owner')
  const roomId = await workspace.room(owner)
  const key = `scheduled:${randomUUID()}`
  const value = { roomId, body: 'let me in', at: past() }
  await keep(hal, { key, value })
  await doDue(core)
  expect(await kept(hal)).toEqual({ [key]: { ...value, refused: 'NOT_A_MEMBER' } })
  expect((await doDue(core)).published).toEqual([])
  await joinRoom(core, hal, { roomId })
  await keep(hal, { key, value: { ...value, at: past(500) } })
  await doDue(core)
  expect(await kept(hal)).toEqual({})
  const { messages } = await readHistory(core, hal, { roomId, epoch: workspace.epoch })
  expect(messages.map(({ body }) => body)).toEqual(['let me in'])
})

test('what is due in a room that somebody holds waits for that, and what is due elsewhere does not', async () => {
  const jan = await workspace.person('jan')
  const [heldId, freeId] = [await workspace.room(jan), await workspace.room(jan)]
  const item = (roomId: string, body: string, at: string) => ({
    key: `scheduled:${randomUUID()}`,
    value: { roomId, body, at },
  })
  await keep(jan, item(heldId, 'one', past(900)), item(heldId, 'two', past(800)), item(freeId, 'three', past(700)))
  const rows = await openRows(workspace.url)
  await rows.query('BEGIN')
  await rows.query('SELECT FROM room WHERE id = $1 FOR UPDATE', [heldId])
  const { published, errors } = await doDue(core)
  await rows.query('ROLLBACK')
  expect(errors).toEqual([])
  const bodies = async (roomId: string) => {
    const { messages } = await readHistory(core, jan, { roomId, epoch: workspace.epoch })
    return messages.map(({ body }) => body)
  }
  expect([await bodies(heldId), await bodies(freeId)]).toEqual([[], ['three']])
  expect(published.map(({ roomId }) => roomId)).toContain(freeId)
  await rows.query(`UPDATE personal_item SET due_at = due_at - interval '1 minute' WHERE room_id = $1`, [jan.personId])
  await rows.close()
  await doDue(core)
  expect(await bodies(heldId)).toEqual(['one', 'two'])
  expect(await kept(jan)).toEqual({})
})

test('a saved message comes back to mind once, at its time', async () => {
  const ivy = await workspace.person('ivy')
  const roomId = await workspace.room(ivy)
  const at = past()
  await keep(
    ivy,
    { key: `saved:${roomId}:1`, value: { at, remindAt: at } },
    { key: `saved:${roomId}:2`, value: { at, remindAt: '2999-01-01T00:00:00Z' } },
    { key: `saved:${roomId}:3`, value: { at, remindAt: at, done: true } },
    { key: `saved:${roomId}:4`, value: { at } },
  )
  const { published } = await doDue(core)
  expect(published.flatMap(({ changes }) => changes)).toMatchObject([
    { type: 'personal', item: { key: `saved:${roomId}:1`, value: { at, remindAt: at, reminded: true } } },
  ])
  expect((await doDue(core)).published).toEqual([])
})

test('who is blocked cannot open a direct message with who blocked them, alone or among others; the other way they can', async () => {
  const [jo, kai, lu] = [await workspace.person('jo'), await workspace.person('kai'), await workspace.person('lu')]
  const block = { key: `block:${kai.personId}`, value: { at: past() } }
  await keep(jo, block)
  const open = (who: Principal, ...others: Principal[]) =>
    openDirectRoom(core, who, { personIds: others.map(({ personId }) => personId) })
  await expect(open(kai, jo)).rejects.toMatchObject({ code: 'BLOCKED' })
  await expect(open(kai, lu, jo)).rejects.toMatchObject({ code: 'BLOCKED' })
  await open(kai, lu)
  await open(lu, jo)
  expect((await open(jo, kai)).room.kind).toBe('direct')
  await keep(jo, { ...block, value: null })
  await open(kai, jo)
})
