import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { endSession } from '@parley/core'
import { PROTOCOL_VERSION } from '@parley/protocol'
import { connectRaw, openRows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, say } from './setting.ts'

/** Closing is promised within a second; a busy machine gets some more before the test gives up. */
const WITHIN_MS = 20_000

let setting: Setting

beforeAll(async () => {
  setting = await openSetting()
})
afterAll(async () => {
  await setting.close()
})

test('I9 a revoked session hears why, is closed, and receives nothing of what follows', async () => {
  const ada = await setting.person('ada')
  const desk = await ada.arrive()
  const phoneDevice = await ada.onAnotherDevice()
  const phone = await phoneDevice.arrive()
  const { room } = await makeRoom(desk)
  await phone.waitFor(({ name }) => name === 'room.joined')

  await desk.ask('session.revoke', { sessionId: phoneDevice.principal.sessionId })
  const ended = await phone.waitFor(({ name }) => name === 'session.ended', WITHIN_MS)
  expect(ended.payload).toEqual({ code: 'SESSION_ENDED' })
  expect(await phone.closed).toBe('io server disconnect')

  const heardBefore = phone.events.length
  await say(desk, room.id, 'not for the phone')
  await desk.waitFor(({ name }) => name === 'room.changed')
  expect(phone.events.slice(heardBefore)).toEqual([])
})

test('I9 a session that is ended elsewhere, by a sign-out or another process, is closed on every instance', async () => {
  const ada = await setting.person('ada')
  const other = await setting.secondServer()
  const [here, there] = await Promise.all([ada.arrive(), ada.arrive(other)])
  await endSession(setting.core, ada.principal.sessionId)
  await Promise.all([here, there].map((socket) => socket.waitFor(({ name }) => name === 'session.ended', WITHIN_MS)))
  expect(await Promise.all([here.closed, there.closed])).toEqual(['io server disconnect', 'io server disconnect'])
})

test('whoever revokes the own session gets the ack before the end', async () => {
  const ada = await setting.person('ada')
  const socket = await ada.arrive()
  expect(await socket.call('session.revoke', { sessionId: ada.principal.sessionId })).toEqual({ ok: true, data: {} })
  await socket.waitFor(({ name }) => name === 'session.ended', WITHIN_MS)
  await socket.closed
})

test('I9 what ended while nobody could be told is closed when the link to the database is back', async () => {
  const ada = await setting.person('ada')
  const bob = await setting.person('bob')
  const [hers, his] = await Promise.all([ada.arrive(), bob.arrive()])
  await setting.link.cut()
  await endSession(setting.core, ada.principal.sessionId)
  await setting.link.mend()
  await hers.waitFor(({ name }) => name === 'session.ended', 30_000)
  expect(await his.call('session.ping', {})).toMatchObject({ ok: true })
})

test('I9 what ended while an instance knew the database to be away is closed soon after it is back, every time', async () => {
  for (let times = 0; times < 4; times += 1) {
    const ada = await setting.person('ada')
    const hers = await ada.arrive()
    await setting.link.cut()
    // Once it is known to be away, questions are refused without being asked, for a moment longer than it is away.
    while ((await hers.call('room.list', {})).ok) await wait(20)
    await wait(500)
    await endSession(setting.core, ada.principal.sessionId)
    await setting.link.mend()
    await hers.waitFor(({ name }) => name === 'session.ended', 30_000)
  }
})

test('I9 who does not agree to the end of their connection is cut off all the same', async () => {
  const ada = await setting.person('ada')
  const { socket } = await ada.arrive()
  interface WebSocket {
    readonly _socket: Socket
    readonly _receiver: { removeAllListeners(event: 'conclude'): void }
    close: () => void
  }
  const { ws } = socket.io.engine.transport as unknown as { ws: WebSocket }
  const { _socket: tcp } = ws
  ws._receiver.removeAllListeners('conclude')
  ws.close = () => {}
  const cutOff = once(tcp, 'end')
  await endSession(setting.core, ada.principal.sessionId)
  // The library would wait for half a minute.
  expect(await Promise.race([cutOff, wait(20_000, 'still connected')])).not.toBe('still connected')
})

test('one that is revoked while its handshake runs does not get in unseen', async () => {
  const ada = await setting.person('ada')
  const attempts = Array.from({ length: 20 }, async () => {
    const device = await ada.onAnotherDevice()
    const auth = { ticket: await device.ticket(), protocol: PROTOCOL_VERSION }
    const connecting = connectRaw(setting.server.url, { auth })
    await endSession(setting.core, device.principal.sessionId)
    return connecting.then(
      (connection) => connection.closed,
      (error: { data?: { code: string } }) => error.data?.code,
    )
  })
  for (const outcome of await Promise.all(attempts)) {
    expect(['io server disconnect', 'SESSION_ENDED']).toContain(outcome)
  }
})

test('the people of a room hear of a new name', async () => {
  const [ada, bob] = await Promise.all([setting.person('ada'), setting.person('bob')])
  const [hers, his] = await Promise.all([ada.arrive(), bob.arrive()])
  await hers.ask('profile.update', { displayName: 'Ada Lovelace' })
  const { payload } = await his.waitFor(({ name }) => name === 'person.changed')
  expect(payload).toMatchObject({ person: { id: ada.id, displayName: 'Ada Lovelace' } })
  // Also where the socket that changes it hears no room itself.
  const withoutHello = await ada.connect()
  await withoutHello.ask('profile.update', { displayName: 'Countess' })
  await his.waitFor(({ name, payload }) => name === 'person.changed' && JSON.stringify(payload).includes('Countess'))
})

test('a person holds only so many connections', async () => {
  const ada = await setting.person('ada')
  const rows = await openRows(setting.databaseUrl)
  const connections = await Promise.all(Array.from({ length: 100 }, () => ada.connect()))
  const refused = await ada.connect().catch((error: { data?: object }) => error.data)
  expect(refused).toMatchObject({ code: 'RATE_LIMITED', retryable: true, retryAfterMs: expect.any(Number) })
  for (const connection of connections) connection.close()
  await rows.close()
})
