import { randomUUID } from 'node:crypto'
import type { Bootstrap, Change, Message } from '@parley/protocol'
import { openRows, type RawConnection, type RawEvent, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, say } from './setting.ts'

let setting: Setting
let rows: Rows

beforeAll(async () => {
  setting = await openSetting()
  rows = await openRows(setting.databaseUrl)
})
afterAll(async () => {
  await rows.close()
  await setting.close()
})

const changesIn = (events: readonly RawEvent[], roomId: string): Change[] =>
  events
    .filter(({ name }) => name === 'room.changed')
    .map(({ payload }) => payload as { roomId: string; changes: Change[] })
    .filter((frame) => frame.roomId === roomId)
    .flatMap((frame) => frame.changes)

const holdsRev = (connection: RawConnection, roomId: string, rev: number, limitMs = 30_000) =>
  connection.waitFor(({ payload }) => {
    const frame = payload as { roomId?: string; changes?: Change[] }
    // What was sent at the same time may stand behind it in its frame.
    return frame.roomId === roomId && (frame.changes?.at(-1)?.rev ?? 0) >= rev
  }, limitMs)

test('I1 the ack of a send comes with its commit: the row is there', async () => {
  const ada = await (await setting.person('ada')).arrive()
  const { room } = await makeRoom(ada)
  for (let count = 0; count < 20; count += 1) {
    const message = await say(ada, room.id, `message ${count}`)
    const stored = await rows.messages(room.id)
    expect(stored.at(-1)).toMatchObject({ seq: message.seq, clientId: message.clientId, body: message.body })
  }
})

test('I3 a resend is acked with the first one’s seq, on this and on another instance, also all at once', async () => {
  const person = await setting.person('ada')
  const other = await setting.secondServer()
  const [here, there] = await Promise.all([person.arrive(), person.arrive(other)])
  const { room } = await makeRoom(here)
  const input = { roomId: room.id, clientId: randomUUID(), body: 'once' }
  type Sent = { message: Message; duplicate: boolean }
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? here : there).ask<Sent>('message.send', input)),
  )
  expect(new Set(answers.map(({ message }) => message.seq)).size).toBe(1)
  expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
  expect(await there.ask<Sent>('message.send', { ...input, body: 'changed' })).toMatchObject({
    duplicate: true,
    message: { body: 'once', seq: answers[0]?.message.seq },
  })
  expect(await rows.messages(room.id)).toHaveLength(1)
})

test('I3 I11 many senders at once: every member hears each commit once, in the order of rev, and nothing else', async () => {
  const people = await Promise.all(['ada', 'bob', 'cyd', 'dan'].map((name) => setting.person(name)))
  const sockets = await Promise.all(people.map((person) => person.arrive()))
  const [first] = sockets as unknown as [RawConnection]
  const { room } = await makeRoom(first)
  for (const socket of sockets) await socket.ask('room.join', { roomId: room.id })
  const sent = await Promise.all(
    Array.from({ length: 200 }, (_, index) => say(sockets[index % sockets.length] ?? first, room.id, `no. ${index}`)),
  )
  const last = Math.max(...sent.map(({ rev }) => rev))
  await Promise.all(sockets.map((socket) => holdsRev(socket, room.id, last)))
  const stored = await rows.messages(room.id)
  expect(stored).toHaveLength(200)
  for (const socket of sockets) {
    const heard = changesIn(socket.events, room.id).filter((change) => change.type === 'message')
    expect(heard.map(({ message }) => message.seq)).toEqual(stored.map(({ seq }) => seq))
    expect(heard.map(({ message }) => message.body)).toEqual(stored.map(({ body }) => body))
  }
})

describe('I5 hello is seamless', () => {
  test('what is said while somebody says hello is in the head or arrives after it', async () => {
    const speaker = await (await setting.person('ada')).arrive()
    const listener = await setting.person('bob')
    const { room } = await makeRoom(speaker)
    await (await listener.arrive()).ask('room.join', { roomId: room.id })

    let speaking = true
    let lastRev = 0
    const talk = (async () => {
      while (speaking) lastRev = (await say(speaker, room.id, 'and on')).rev
    })()
    const arrivals: (RawConnection & { hello: Bootstrap })[] = []
    for (let count = 0; count < 25; count += 1) arrivals.push(await listener.arrive())
    speaking = false
    await talk

    for (const arrival of arrivals) {
      const head = arrival.hello.rooms.find((joined) => joined.room.id === room.id)?.head ?? 0
      if (head < lastRev) await holdsRev(arrival, room.id, lastRev)
      const later = changesIn(arrival.events, room.id).map(({ rev }) => rev)
      const missing = Array.from({ length: lastRev - head }, (_, index) => head + 1 + index).filter(
        (rev) => !later.includes(rev),
      )
      expect(missing).toEqual([])
    }
  })

  test('what is said while somebody joins is in the head or arrives after it, on all their devices', async () => {
    const speaker = await (await setting.person('ada')).arrive()
    const { room } = await makeRoom(speaker)
    let speaking = true
    let lastRev = 0
    const talk = (async () => {
      while (speaking) lastRev = (await say(speaker, room.id, 'and on')).rev
    })()
    const joiners = await Promise.all(['bob', 'cyd', 'dan'].map((name) => setting.person(name)))
    const heads: { device: RawConnection; head: number }[] = []
    for (const person of joiners) {
      const [phone, desk] = await Promise.all([person.arrive(), person.arrive()])
      const { room: joined } = await desk.ask<{ room: { head: number } }>('room.join', { roomId: room.id })
      const told = await phone.waitFor(
        ({ name, payload }) => name === 'room.joined' && JSON.stringify(payload).includes(room.id),
      )
      expect(told.payload).toMatchObject({ room: { head: joined.head } })
      heads.push({ device: desk, head: joined.head }, { device: phone, head: joined.head })
    }
    speaking = false
    await talk
    for (const { device, head } of heads) {
      if (head < lastRev) await holdsRev(device, room.id, lastRev)
      const later = new Set(changesIn(device.events, room.id).map(({ rev }) => rev))
      for (let rev = head + 1; rev <= lastRev; rev += 1) expect(later.has(rev), `rev ${rev} after ${head}`).toBe(true)
    }
  })
})

test('I9 whoever leaves hears nothing more of the room, on any device', async () => {
  const speaker = await (await setting.person('ada')).arrive()
  const leaver = await setting.person('bob')
  const [phone, desk] = await Promise.all([leaver.arrive(), leaver.arrive()])
  const { room } = await makeRoom(speaker)
  await desk.ask('room.join', { roomId: room.id })
  let speaking = true
  const talk = (async () => {
    while (speaking) await say(speaker, room.id, 'and on')
  })()
  await holdsSomething(phone, room.id)
  await desk.ask('room.leave', { roomId: room.id })
  const heard = { desk: changesIn(desk.events, room.id).length }
  await phone.waitFor(({ name }) => name === 'room.left')
  const heardOnPhone = changesIn(phone.events, room.id).length
  const until = (await say(speaker, room.id, 'the last word')).rev
  speaking = false
  await talk
  await holdsRev(speaker, room.id, until)
  await phone.ask('session.ping')
  expect(changesIn(desk.events, room.id)).toHaveLength(heard.desk)
  expect(changesIn(phone.events, room.id)).toHaveLength(heardOnPhone)
})

const holdsSomething = (connection: RawConnection, roomId: string) =>
  connection.waitFor(({ payload }) => (payload as { roomId?: string }).roomId === roomId)

test('I8 a read position reaches the other devices of the person, and nobody else', async () => {
  const ada = await setting.person('ada')
  const [phone, desk] = await Promise.all([ada.arrive(), ada.arrive()])
  const bob = await (await setting.person('bob')).arrive()
  const { room } = await makeRoom(desk)
  await bob.ask('room.join', { roomId: room.id })
  const { seq } = await say(bob, room.id, 'read me')
  const { epoch } = desk.hello
  await desk.ask('read.advance', { roomId: room.id, epoch, seq })
  const { payload } = await phone.waitFor(({ name }) => name === 'read.advanced')
  expect(payload).toMatchObject({ roomId: room.id, epoch, readSeq: seq, unread: { count: 0 } })
  expect(await desk.ask('read.advance', { roomId: room.id, epoch, seq: 0 })).toMatchObject({ readSeq: seq })
  await bob.ask('session.ping')
  expect(bob.events.some(({ name }) => name === 'read.advanced')).toBe(false)
})

test('I13 what names another epoch is refused', async () => {
  const ada = await (await setting.person('ada')).arrive()
  const { room } = await makeRoom(ada)
  const { seq } = await say(ada, room.id, 'here')
  const stale = { roomId: room.id, epoch: randomUUID() }
  for (const [name, input] of [
    ['room.sync', { ...stale, after: 0 }],
    ['room.history', stale],
    ['message.edit', { ...stale, seq, clientId: randomUUID(), body: 'x' }],
    ['message.delete', { ...stale, seq }],
    ['read.advance', { ...stale, seq }],
  ] as const) {
    expect(await ada.call(name, input), name).toMatchObject({ ok: false, error: { code: 'EPOCH_CHANGED' } })
  }
})
