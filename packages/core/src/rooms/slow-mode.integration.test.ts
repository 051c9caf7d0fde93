import { randomUUID } from 'node:crypto'
import type { Message } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointPerson } from '../admin/change-account.ts'
import { updateManagedRoom } from '../admin/change-managed-room.ts'
import type { CoreContext } from '../context.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { editMessage } from '../messages/edit-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import { doDue } from '../personal/do-due.ts'
import { keepPersonal } from '../personal/keep-personal.ts'
import { listPersonal } from '../personal/list-personal.ts'
import type { Principal } from '../principal.ts'
import { appointMember } from './appoint-member.ts'
import { readHistory } from './read-history.ts'
import { readJoinedRoom } from './read-joined-room.ts'
import { updateRoom } from './update-room.ts'

let workspace: TestWorkspace
let core: CoreContext
/** Signed up first, so they own the workspace. */
let boss: Principal
let owner: Principal
let member: Principal

beforeAll(async () => {
  workspace = await openTestWorkspace()
  core = workspace.core
  boss = await workspace.person('boss')
  owner = await workspace.person('owner')
  member = await workspace.person('member')
})
afterAll(() => workspace.close())

const say = (by: Principal, roomId: string, body: string, clientId = randomUUID(), more = {}): Promise<Message> =>
  sendMessage(core, by, { roomId, clientId, body, ...more }).then(({ output }) => output.message)
const slow = (roomId: string, slowSeconds: number) => updateRoom(core, owner, { roomId, slowSeconds })
const refused = { code: 'SLOW_MODE', retryable: true }

test('members of a slow room wait between two messages, wherever and however they post; who runs it does not', async () => {
  const roomId = await workspace.room(owner, member, boss)
  const changed = await slow(roomId, 3_600)
  expect(changed.published[0]?.changes).toMatchObject([{ type: 'room', room: { slowSeconds: 3_600 } }])
  const clientId = randomUUID()
  const first = await say(member, roomId, 'first', clientId)
  const error = await say(member, roomId, 'second').catch((error: unknown) => error)
  expect(error).toMatchObject(refused)
  const { retryAfterMs } = error as { retryAfterMs: number }
  expect(retryAfterMs).toBeGreaterThan(3_000_000)
  expect(retryAfterMs).toBeLessThanOrEqual(3_600_000)
  const reply = { threadOf: first.seq, epoch: workspace.epoch }
  await expect(say(member, roomId, 'in a thread', randomUUID(), reply)).rejects.toMatchObject(refused)
  await expect(say(member, roomId, 'for @owner')).rejects.toMatchObject(refused)
  // What was posted is told again, and may be mended.
  expect(await say(member, roomId, 'first', clientId)).toMatchObject({ seq: first.seq })
  await editMessage(core, member, {
    roomId,
    epoch: workspace.epoch,
    seq: first.seq,
    clientId: randomUUID(),
    body: 'mended',
  })
  for (const body of ['1', '2']) {
    await say(owner, roomId, body)
    await say(boss, roomId, body)
  }
  expect((await readJoinedRoom(core, member, roomId)).slowForMs).toBeGreaterThan(3_000_000)
  expect(await readJoinedRoom(core, owner, roomId)).not.toHaveProperty('slowForMs')

  await appointMember(core, owner, { roomId, personId: member.personId, role: 'moderator' })
  await say(member, roomId, 'as a moderator')
  await appointMember(core, owner, { roomId, personId: member.personId, role: 'member' })
  await expect(say(member, roomId, 'as a member again')).rejects.toMatchObject(refused)
  await slow(roomId, 0)
  for (const body of ['free', 'free again']) await say(member, roomId, body)
  const { messages } = await readHistory(core, owner, { roomId, epoch: workspace.epoch })
  expect(messages.map(({ body }) => body)).toEqual([
    'mended',
    '1',
    '1',
    '2',
    '2',
    'as a moderator',
    'free',
    'free again',
  ])
})

test('of two messages at once, on two instances, one is posted', async () => {
  const roomId = await workspace.room(owner, member)
  await slow(roomId, 60)
  const other = workspace.instance()
  const sends = [core, other, core, other].map((at) =>
    sendMessage(at, member, { roomId, clientId: randomUUID(), body: 'at once' }).then(
      () => 'posted',
      (error: { code: string }) => error.code,
    ),
  )
  expect((await Promise.all(sends)).sort()).toEqual(['SLOW_MODE', 'SLOW_MODE', 'SLOW_MODE', 'posted'])
})

test('a scheduled message of a slow room waits for its turn, and holds up no other', async () => {
  const [slowRoom, other] = [await workspace.room(owner, member), await workspace.room(owner, member)]
  await slow(slowRoom, 60)
  await say(member, slowRoom, 'now')
  const at = new Date(Date.now() - 2_000).toISOString()
  const item = (roomId: string, body: string) => ({ key: `scheduled:${randomUUID()}`, value: { roomId, body, at } })
  const [waits, goes] = [item(slowRoom, 'waits'), item(other, 'goes')]
  await keepPersonal(core, member, { items: [waits, goes] })
  expect((await doDue(core)).errors).toEqual([])
  expect((await listPersonal(core, member)).items.map(({ key }) => key)).toEqual([waits.key])
  await slow(slowRoom, 0)
})

test('an admin slows a room they are not in, with its row in the log; who is appointed an admin need not wait', async () => {
  const roomId = await workspace.room(owner, member)
  await updateManagedRoom(core, boss, { roomId, slowSeconds: 30 })
  await say(member, roomId, 'first')
  await expect(say(member, roomId, 'second')).rejects.toMatchObject(refused)
  await appointPerson(core, boss, { personId: member.personId, role: 'admin' })
  await say(member, roomId, 'third')
  await expect(updateRoom(core, boss, { roomId, slowSeconds: 0 })).rejects.toMatchObject({ code: 'NOT_A_MEMBER' })
})
