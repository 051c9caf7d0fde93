import { signUp } from '@parley/core'
import type { Bootstrap, JoinedRoom } from '@parley/protocol'
import { startRealtime } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSetting, type Setting, say, WITHOUT_RATES } from './setting.ts'

let setting: Setting
beforeAll(async () => {
  setting = await openSetting({ environment: { ...WITHOUT_RATES, PARLEY_TEST_API: '1' } })
})
afterAll(() => setting?.close())

async function post(act: string, body: unknown = {}, type = 'application/json') {
  const response = await fetch(`${setting.server.url}/test/${act}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

test('a test drops the sockets of a person, and holds back what is acked, not what is done', async () => {
  const [ada, bob] = [await setting.person('ada'), await setting.person('bob')]
  const [hers, his] = [await ada.arrive(), await bob.arrive()]
  expect(await post('drop', { handle: ada.handle })).toEqual({ status: 200, answer: { dropped: 1 } })
  await hers.closed
  const again = await ada.arrive()
  const { room } = await again.ask<{ room: JoinedRoom }>('room.create', {
    clientId: crypto.randomUUID(),
    name: 'slow-acks',
  })
  await his.ask('room.join', { roomId: room.room.id })
  await post('acks', { delayMs: 600_000 })
  const acked = say(again, room.room.id, 'done already').then(
    () => 'acked',
    () => 'closed',
  )
  await his.waitFor(({ payload }) => JSON.stringify(payload).includes('done already'))
  expect(await Promise.race([acked, 'not yet'])).toBe('not yet')
  await post('acks', { delayMs: 0 })
  await say(again, room.room.id, 'at once')
})

test('a reset ends everybody, deletes everything and plants a seed, in a new epoch', async () => {
  const ada = await setting.person('ada')
  const socket = await ada.arrive()
  const { status, answer } = await post('reset', {
    people: [{ handle: 'ann', displayName: 'Ann' }, { handle: 'bo' }],
    rooms: [{ name: 'tea', members: ['ann', 'bo'], messages: [{ by: 'bo', body: 'hello' }] }],
  })
  expect(answer.error).toBeUndefined()
  expect(status).toBe(200)
  expect(Object.keys(answer.people as object)).toEqual(['ann', 'bo'])
  await socket.waitFor(({ name }) => name === 'session.ended', 30_000)
  const cyd = await setting.person('cyd')
  const there = await cyd.arrive()
  expect(there.hello.epoch).not.toBe((socket.hello as Bootstrap).epoch)
  const found = await there.ask<{ rooms: { room: { name: string }; memberCount: number }[] }>('room.list', {})
  expect(found.rooms.map(({ room, memberCount }) => [room.name, memberCount])).toContainEqual(['tea', 2])
  const taken = signUp(setting.core, { handle: 'ann', displayName: 'x', password: 'correct horse battery staple' })
  await expect(taken).rejects.toMatchObject({ code: 'ACCOUNT_UNAVAILABLE' })
  expect((await post('seed', { people: [{ handle: 'ann' }] })).status).toBe(400)
  expect((await post('seed', { rooms: [{ name: 'x', members: ['nobody'] }] })).status).toBe(400)
})

test('what could come from a page of another site is not done, and what there is not is named', async () => {
  expect((await post('kill', {}, 'text/plain')).status).toBe(415)
  expect(await post('nothing')).toMatchObject({ status: 404, answer: { error: expect.stringContaining('reset') } })
  expect(await post('drop', { who: 'ada' })).toMatchObject({ status: 400 })
})

test('an instance drains and ends as it is asked', async () => {
  await post('drain')
  expect((await setting.server.exited).code).toBe(0)
})

test('the test API is on nowhere by accident', async () => {
  const databaseUrl = 'postgresql://parley@127.0.0.1:1/parley'
  const start = startRealtime({ databaseUrl, environment: { PARLEY_TEST_API: '1' } })
  await expect(start).rejects.toThrow(/PARLEY_TEST_API lets anybody who reaches this server delete everything/)
  const plain = await setting.secondServer({ PARLEY_TEST_API: '0' })
  expect((await fetch(`${plain.url}/test/kill`, { method: 'POST' })).status).toBe(404)
})
