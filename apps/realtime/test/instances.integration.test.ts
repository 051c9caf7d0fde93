import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Change, Message } from '@parley/protocol'
import {
  linkTo,
  openRows,
  type RawConnection,
  type RawEvent,
  type RealtimeProcess,
  type RedisServer,
  type Rows,
  type SeverableLink,
  startRedis,
} from '@parley/testkit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone, say, WITHOUT_RATES } from './setting.ts'

/** The fast path takes milliseconds; what the auditor brings takes longer than this. */
const AT_ONCE_MS = 4_000
/** What the auditor brings while Redis is away, on a machine that does other things, too. */
const AUDITED_MS = 15_000

let redis: RedisServer
/** Between the second instance and Redis. */
let redisLink: SeverableLink
let setting: Setting
let rows: Rows
let here: RealtimeProcess
let there: RealtimeProcess
let ada: Someone
let bob: Someone
let adaHere: RawConnection
let adaThere: RawConnection
let bobHere: RawConnection
let bobThere: RawConnection

beforeAll(async () => {
  redis = await startRedis()
  setting = await openSetting({ environment: { ...WITHOUT_RATES, REDIS_URL: redis.url } })
  rows = await openRows(setting.databaseUrl)
  here = setting.server
  const linked = await linkTo(redis.url)
  redisLink = linked
  there = await setting.secondServer({ REDIS_URL: linked.url })
  await Promise.all([here, there].map((server) => server.waitForLog(({ msg }) => msg === 'redis is there')))
})
beforeEach(async () => {
  ada = await setting.person('ada')
  bob = await setting.person('bob')
  adaHere = await ada.arrive(here)
  adaThere = await (await ada.onAnotherDevice()).arrive(there)
  bobHere = await (await bob.onAnotherDevice()).arrive(here)
  bobThere = await bob.arrive(there)
})
afterAll(async () => {
  await rows.close()
  await setting.close()
  await redisLink.close()
  await redis.close()
})

type Of<T> = { roomId: string } & T
const isOf = (roomId: string, name: string) => (event: RawEvent) =>
  event.name === name && (event.payload as Of<object>).roomId === roomId
const joined = (roomId: string) => (event: RawEvent) =>
  event.name === 'room.joined' && (event.payload as { room: { room: { id: string } } }).room.room.id === roomId
const changed = (roomId: string, matches: (change: Change) => boolean) => (event: RawEvent) =>
  isOf(roomId, 'room.changed')(event) && (event.payload as Of<{ changes: Change[] }>).changes.some(matches)
const body = (text: string | null) => (change: Change) => change.type === 'message' && change.message.body === text
const member = (personId: string, state: string) => (change: Change) =>
  change.type === 'member' && change.member.userId === personId && change.member.state === state

test('what is done on one instance reaches people on another at once', async () => {
  const roomId = (await makeRoom(adaHere)).room.id
  await adaThere.waitFor(joined(roomId), AT_ONCE_MS)
  await bobThere.ask('room.join', { roomId })
  await Promise.all([
    adaHere.waitFor(changed(roomId, member(bob.id, 'joined')), AT_ONCE_MS),
    bobHere.waitFor(joined(roomId), AT_ONCE_MS),
  ])

  const { seq } = await say(adaHere, roomId, 'tea?')
  for (const each of [adaThere, bobHere, bobThere]) await each.waitFor(changed(roomId, body('tea?')), AT_ONCE_MS)
  await say(bobHere, roomId, 'yes')
  await adaThere.waitFor(changed(roomId, body('yes')), AT_ONCE_MS)
  const { epoch } = (await ada.arrive(here)).hello
  await adaThere.ask('message.edit', { roomId, epoch, seq, clientId: randomUUID(), body: 'coffee?' })
  await bobHere.waitFor(changed(roomId, body('coffee?')), AT_ONCE_MS)
  await adaHere.ask('message.delete', { roomId, epoch, seq })
  await bobThere.waitFor(changed(roomId, body(null)), AT_ONCE_MS)

  await bobThere.ask('read.advance', { roomId, epoch, seq })
  await bobHere.waitFor(isOf(roomId, 'read.advanced'), AT_ONCE_MS)
  await adaHere.ask('profile.update', { displayName: 'Ada of the other instance' })
  const named = ({ name, payload }: RawEvent) =>
    name === 'person.changed' && JSON.stringify(payload).includes('Ada of the other')
  await Promise.all([bobThere, adaThere].map((each) => each.waitFor(named, AT_ONCE_MS)))
})

test('I9 whoever leaves on one instance, or is signed out, hears nothing more on another', async () => {
  const roomId = (await makeRoom(adaHere)).room.id
  await bobThere.ask('room.join', { roomId })
  await bobHere.waitFor(joined(roomId), AT_ONCE_MS)
  await bobThere.ask('room.leave', { roomId })
  await bobHere.waitFor(isOf(roomId, 'room.left'), AT_ONCE_MS)
  const before = [bobHere, bobThere].map(({ events }) => events.length)
  await say(adaHere, roomId, 'not for bob')
  await adaThere.waitFor(changed(roomId, body('not for bob')), AT_ONCE_MS)
  await Promise.all([bobHere.ask('session.ping'), bobThere.ask('session.ping')])
  const after = [bobHere, bobThere].map(({ events }) => events.length)
  expect(after).toEqual(before)

  const { sessions } = await adaHere.ask<{ sessions: { id: string; current: boolean }[] }>('session.list')
  for (const { id, current } of sessions) if (!current) await adaHere.ask('session.revoke', { sessionId: id })
  await adaThere.waitFor(({ name }) => name === 'session.ended', AT_ONCE_MS)
  await adaThere.closed
})

test('I9 whoever is brought into a room hears it at once on every instance, and whoever is put out nothing more', async () => {
  const clientId = randomUUID()
  const input = { clientId, name: `p-${clientId}`, kind: 'private' }
  const roomId = (await adaHere.ask<{ room: { room: { id: string } } }>('room.create', input)).room.room.id
  await adaHere.ask('room.invite', { roomId, personIds: [bob.id] })
  await Promise.all([bobHere, bobThere].map((each) => each.waitFor(joined(roomId), AT_ONCE_MS)))
  await say(bobThere, roomId, 'here I am')
  await adaThere.waitFor(changed(roomId, body('here I am')), AT_ONCE_MS)

  await adaHere.ask('room.remove', { roomId, personId: bob.id })
  await Promise.all([bobHere, bobThere].map((each) => each.waitFor(isOf(roomId, 'room.left'), AT_ONCE_MS)))
  const before = [bobHere, bobThere].map(({ events }) => events.length)
  await say(adaThere, roomId, 'not for bob')
  await adaHere.waitFor(changed(roomId, body('not for bob')), AT_ONCE_MS)
  await Promise.all([bobHere.ask('session.ping'), bobThere.ask('session.ping')])
  expect([bobHere, bobThere].map(({ events }) => events.length)).toEqual(before)
  const late = { roomId, clientId: randomUUID(), body: 'too late' }
  expect(await bobThere.call('message.send', late)).toMatchObject({ ok: false, error: { code: 'ROOM_NOT_FOUND' } })

  // A direct message that one begins is there for the other, wherever they are.
  const direct = await bobThere.ask<{ room: { room: { id: string } } }>('room.direct', { personIds: [ada.id] })
  const directId = direct.room.room.id
  await say(bobThere, directId, 'psst')
  await adaHere.waitFor(changed(directId, body('psst')), AT_ONCE_MS)
})

test('I3 the same send at the same moment on two instances is one message', async () => {
  const roomId = (await makeRoom(adaHere)).room.id
  for (let round = 0; round < 20; round += 1) {
    const input = { roomId, clientId: randomUUID(), body: `round ${round}` }
    const [one, other] = await Promise.all(
      [adaHere, adaThere].map((each) => each.ask<{ message: Message }>('message.send', input)),
    )
    expect(one?.message).toEqual(other?.message)
  }
  expect(await rows.messages(roomId)).toHaveLength(20)
})

test('what the adapter brought is not told again by the auditor', async () => {
  const roomId = (await makeRoom(adaHere)).room.id
  await bobThere.ask('room.join', { roomId })
  for (let count = 0; count < 20; count += 1) await say(adaHere, roomId, `number ${count}`)
  await bobThere.waitFor(changed(roomId, body('number 19')), AT_ONCE_MS)
  // Makes the auditors of both look at once, and every second from then on.
  await redis.command('CLIENT', 'KILL', 'TYPE', 'pubsub')
  await wait(3_000)
  const seqs = bobThere.events
    .filter(isOf(roomId, 'room.changed'))
    .flatMap(({ payload }) => (payload as { changes: Change[] }).changes.map(({ rev }) => rev))
  expect(seqs).toEqual([...new Set(seqs)])
})

test('I4 I5 I9 without Redis memberships arrive at once, and messages by the auditor', async () => {
  const roomId = (await makeRoom(adaHere)).room.id
  await redis.kill('SIGKILL')
  try {
    await bobHere.ask('room.join', { roomId })
    await bobThere.waitFor(joined(roomId), AT_ONCE_MS)
    await say(adaHere, roomId, 'without Redis')
    await bobThere.waitFor(changed(roomId, body('without Redis')), AUDITED_MS)
    await bobThere.ask('room.leave', { roomId })
    await bobHere.waitFor(isOf(roomId, 'room.left'), AT_ONCE_MS)
    const heard = bobHere.events.length
    await say(adaHere, roomId, 'not for bob')
    await adaThere.waitFor(changed(roomId, body('not for bob')), AUDITED_MS)
    await bobHere.ask('session.ping')
    expect(bobHere.events).toHaveLength(heard)
    await bobHere.ask('room.join', { roomId })
    const { epoch } = (await bob.arrive(here)).hello
    const { seq } = await say(adaHere, roomId, 'read by bob')
    await bobHere.ask('read.advance', { roomId, epoch, seq })
  } finally {
    await redis.restart()
  }
  // What moved while Redis was away is told when it is back.
  const isRead = ({ name, payload }: RawEvent) =>
    name === 'read.advanced' && (payload as { roomId: string }).roomId === roomId
  await bobThere.waitFor(isRead, AUDITED_MS)
  await say(adaHere, roomId, 'with Redis again')
  await bobThere.waitFor(changed(roomId, body('with Redis again')), AUDITED_MS)
})

test('I4 I5 what an instance could not publish reaches the others, though their own links to Redis are well', async () => {
  const roomId = (await makeRoom(adaHere)).room.id
  await bobThere.ask('room.join', { roomId })
  await redisLink.cut()
  try {
    await say(bobThere, roomId, 'from the one that is cut off')
    await adaHere.waitFor(changed(roomId, body('from the one that is cut off')), AUDITED_MS)
    await say(adaHere, roomId, 'to the one that is cut off')
    await bobThere.waitFor(changed(roomId, body('to the one that is cut off')), AUDITED_MS)
  } finally {
    await redisLink.mend()
  }
})

test('I4 I9 a join and a departure whose answers are lost reach every instance', async () => {
  const roomId = (await makeRoom(adaHere)).room.id
  const count = async (state: string) =>
    (
      await rows.query('SELECT FROM member WHERE room_id = $1 AND person_id = $2 AND state = $3', [
        roomId,
        bob.id,
        state,
      ])
    ).length
  async function withoutAnswer(command: string, from: string, state: string): Promise<void> {
    setting.link.loseAnswers(from)
    const answering = bobHere.call(command, { roomId })
    while ((await count(state)) === 0) await wait(20)
    await setting.link.cut()
    await setting.link.mend()
    await answering
  }
  await withoutAnswer('room.join', 'change_membership', 'joined')
  await Promise.all([bobHere, bobThere].map((each) => each.waitFor(joined(roomId), AUDITED_MS)))
  await withoutAnswer('room.leave', 'COMMIT', 'left')
  await Promise.all([bobHere, bobThere].map((each) => each.waitFor(isOf(roomId, 'room.left'), AUDITED_MS)))
})
