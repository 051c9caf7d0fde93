import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Change } from '@parley/protocol'
import { openRows, type RawAck, type RawConnection, type RawEvent, type Rows } from '@parley/testkit'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone, say } from './setting.ts'

/** Two looks of the auditor, on a machine that does other things, too; I5 allows 15 s. */
const WITHIN_MS = 15_000

const setting: Setting = await openSetting()
const rows: Rows = await openRows(setting.databaseUrl)
let person: Someone
let ada: RawConnection
let bob: RawConnection
let roomId: string

beforeEach(async () => {
  person = await setting.person('ada')
  ada = await person.arrive()
  bob = await (await setting.person('bob')).arrive()
  roomId = (await makeRoom(ada)).room.id
  await bob.ask('room.join', { roomId })
  await say(ada, roomId, 'heard by everybody')
})
afterAll(async () => {
  await rows.close()
  await setting.close()
})

const head = async () =>
  (await rows.query<{ rev: number }>('SELECT rev::int AS rev FROM room WHERE id = $1', [roomId]))[0]?.rev ?? 0

/** The database commits what is asked, and nobody hears that it did. */
async function withoutAnswer(command: () => Promise<RawAck>, from?: string): Promise<RawAck> {
  const before = await head()
  setting.link.loseAnswers(from)
  const answering = command()
  while ((await head()) === before) await wait(20)
  await setting.link.cut()
  await setting.link.mend()
  return answering
}

const hears = (connection: RawConnection, matches: (change: Change) => boolean) =>
  connection.waitFor(({ name, payload }) => {
    const frame = payload as { roomId: string; changes: Change[] }
    return name === 'room.changed' && frame.roomId === roomId && frame.changes.some(matches)
  }, WITHIN_MS)

test('I4 I5 a message whose commit got no answer reaches those who are online, though nobody sends it again', async () => {
  const clientId = randomUUID()
  const answer = await withoutAnswer(() => ada.call('message.send', { roomId, clientId, body: 'the lost one' }))
  expect(answer).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } })
  await hears(bob, (change) => change.type === 'message' && change.message.clientId === clientId)
  expect(await rows.messages(roomId)).toHaveLength(2)
})

test('I4 I5 an edit and a deletion without an answer, too', async () => {
  const { seq } = await say(ada, roomId, 'to be changed')
  const { epoch } = (await person.arrive()).hello
  const edit = { roomId, epoch, seq, clientId: randomUUID(), body: 'changed' }
  await withoutAnswer(() => ada.call('message.edit', edit), 'parley_change_message')
  await hears(bob, (change) => change.type === 'message' && change.message.body === 'changed')
  await withoutAnswer(() => ada.call('message.delete', { roomId, epoch, seq }), 'parley_change_message')
  await hears(bob, (change) => change.type === 'message' && change.message.deletedAt !== null)
})

test('I5 I9 a departure without an answer is told, and whoever left hears nothing more', async () => {
  await withoutAnswer(() => bob.call('room.leave', { roomId }), 'COMMIT')
  await hears(ada, (change) => change.type === 'member' && change.member.state === 'left')
  await bob.waitFor(({ name, payload }) => name === 'room.left' && (payload as { roomId: string }).roomId === roomId)
  const heard = bob.events.length
  await say(ada, roomId, 'not for those who left')
  await bob.ask('session.ping')
  expect(bob.events).toHaveLength(heard)
})

test('I5 I9 whoever leaves again after a departure without an answer hears nothing more from that ack on', async () => {
  await withoutAnswer(() => bob.call('room.leave', { roomId }), 'COMMIT')
  while (!(await bob.call('room.leave', { roomId })).ok) await wait(100)
  const isOfRoom = ({ name, payload }: RawEvent) =>
    name === 'room.changed' && (payload as { roomId: string }).roomId === roomId
  const heard = bob.events.filter(isOfRoom).length
  await say(ada, roomId, 'not for those who left')
  await hears(ada, (change) => change.type === 'member' && change.member.state === 'left')
  await bob.ask('session.ping')
  expect(bob.events.filter(isOfRoom)).toHaveLength(heard)
})

test('I3 I5 what is sent again is acked as the first one, and told at once', async () => {
  const input = { roomId, clientId: randomUUID(), body: 'sent again' }
  const first = await ada.ask<{ message: { rev: number } }>('message.send', input)
  await bob.ask('session.ping')
  const heard = bob.events.length
  expect(await ada.ask('message.send', input)).toEqual({ ...first, duplicate: true })
  await bob.ask('session.ping')
  // Read positions may be told anew meanwhile, since the tests above cut the link to the database.
  expect(bob.events.slice(heard).filter(({ name }) => name === 'room.changed')).toMatchObject([
    { payload: { roomId, changes: [{ rev: first.message.rev }] } },
  ])
})

test('what was told in the usual way is not told again', async () => {
  for (let count = 0; count < 50; count += 1) await say(ada, roomId, `number ${count}`)
  await bob.ask('session.ping')
  const heard = bob.events.length
  // Hurries the auditor, and shows that it looked more than once.
  await withoutAnswer(() => ada.call('message.send', { roomId, clientId: randomUUID(), body: 'the lost one' }))
  await hears(bob, (change) => change.type === 'message' && change.message.body === 'the lost one')
  expect(bob.events.slice(heard).filter(({ name }) => name === 'room.changed')).toHaveLength(1)
})
