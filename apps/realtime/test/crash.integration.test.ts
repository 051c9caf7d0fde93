import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Message } from '@parley/protocol'
import { openRows, type RawConnection, type RawOptions, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone } from './setting.ts'

let setting: Setting
let rows: Rows
let ada: Someone

beforeAll(async () => {
  setting = await openSetting()
  rows = await openRows(setting.databaseUrl)
  ada = await setting.person('ada')
})
afterAll(async () => {
  await rows.close()
  await setting.close()
})

/** Sends without pause until the connection is gone; tells what was acked and what is unknown. */
async function sendUntilClosed(connection: RawConnection, roomId: string, onAck: (count: number) => void) {
  const acked = new Map<string, number>()
  const unknown = new Set<string>()
  const refused: string[] = []
  let open = true
  connection.closed.then(() => {
    open = false
  })
  const lanes = Array.from({ length: 8 }, async () => {
    while (open) {
      const clientId = randomUUID()
      unknown.add(clientId)
      const sent = connection.call('message.send', { roomId, clientId, body: 'through the storm' })
      const ack = await Promise.race([sent.catch(() => null), connection.closed.then(() => null)])
      if (ack === null) return
      unknown.delete(clientId)
      if (ack.ok) onAck(acked.set(clientId, (ack.data as { message: Message }).message.seq).size)
      else refused.push(ack.error.code)
    }
  })
  await Promise.all(lanes)
  return { acked, unknown, refused }
}

/** Begins to send; `flowing` resolves in the middle of it. */
function beginSending(connection: RawConnection, roomId: string) {
  let flow = () => {}
  const flowing = new Promise<void>((resolve) => {
    flow = resolve
  })
  return { sending: sendUntilClosed(connection, roomId, (count) => count >= 50 && flow()), flowing }
}

async function expectNothingLost(roomId: string, { acked, unknown }: Awaited<ReturnType<typeof sendUntilClosed>>) {
  const stored = new Map((await rows.messages(roomId)).map(({ clientId, seq }) => [clientId, seq]))
  for (const [clientId, seq] of acked) expect(stored.get(clientId)).toBe(seq)
  const back = await ada.arrive()
  for (const clientId of unknown) await back.ask('message.send', { roomId, clientId, body: 'through the storm' })
  const resolved = await rows.messages(roomId)
  expect(resolved).toHaveLength(acked.size + unknown.size)
  expect(new Set(resolved.map(({ clientId }) => clientId)).size).toBe(resolved.length)
  back.close()
}

test('I1 I3 kill -9 during sends: what was acked is stored, and a resend of the rest resolves it once', async () => {
  for (let round = 0; round < 3; round += 1) {
    const connection = await ada.arrive()
    const { room } = await makeRoom(connection)
    const { sending, flowing } = beginSending(connection, room.id)
    await flowing
    await setting.server.kill('SIGKILL')
    const result = await sending
    expect(result.acked.size).toBeGreaterThan(0)
    await setting.server.restart()
    await expectNothingLost(room.id, result)
  }
})

test('SIGTERM during sends: the server answers what it let in, clients are let go to come back, exit code 0', async () => {
  const connection = await ada.arrive()
  const { room } = await makeRoom(connection)
  const { sending, flowing } = beginSending(connection, room.id)
  await flowing
  const exit = await setting.server.kill('SIGTERM')
  expect(exit).toEqual({ code: 0, signal: null })
  const result = await sending
  // After "io server disconnect" a client would not come back by itself.
  expect(await connection.closed).toBe('transport close')
  expect(result.refused.every((code) => code === 'UNAVAILABLE')).toBe(true)
  await setting.server.restart()
  await expectNothingLost(room.id, result)
})

test('SIGINT and the death of the parent stop it as cleanly', async () => {
  expect(await setting.server.kill('SIGINT')).toEqual({ code: 0, signal: null })
  await setting.server.restart()
  expect(await setting.server.orphan()).toEqual({ code: 0, signal: null })
  await setting.server.restart()
})

test('without its database it refuses with a time to come back, stays alive, and heals', async () => {
  const { pid } = setting.server
  const connection = await ada.arrive()
  const { room } = await makeRoom(connection)
  const input = { roomId: room.id, clientId: randomUUID(), body: 'after the storm' }
  await setting.link.cut()
  const refused = await connection.call('message.send', input)
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'UNAVAILABLE', retryable: true, retryAfterMs: expect.any(Number) },
  })
  expect(await connection.call('room.list', {})).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } })
  expect(await connection.call('session.ping', {})).toMatchObject({ ok: true })
  expect((await fetch(`${setting.server.url}/health`)).status).toBe(200)
  expect((await fetch(`${setting.server.url}/ready`)).status).toBe(503)
  await setting.link.mend()
  await untilDone(() => connection.call('message.send', input))
  expect((await fetch(`${setting.server.url}/ready`)).status).toBe(200)
  expect(await rows.messages(room.id)).toHaveLength(1)
  expect(setting.server.pid).toBe(pid)
})

async function untilDone(attempt: () => Promise<{ ok: boolean }>): Promise<void> {
  while (!(await attempt()).ok) await wait(100)
}

test('a frozen server says nothing, and everything once it thaws', async () => {
  const connection = await ada.arrive()
  const { room } = await makeRoom(connection)
  const heard = connection.events.length
  setting.server.freeze()
  let answered = false
  const sending = connection.call('message.send', { roomId: room.id, clientId: randomUUID(), body: 'patience' })
  sending.finally(() => {
    answered = true
  })
  const health = fetch(`${setting.server.url}/health`, { signal: AbortSignal.timeout(1_000) })
  await expect(health).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(answered).toBe(false)
  expect(await rows.messages(room.id)).toHaveLength(0)
  expect(connection.events).toHaveLength(heard)
  setting.server.thaw()
  expect(await sending).toMatchObject({ ok: true })
  await connection.waitFor(
    ({ name, payload }) => name === 'room.changed' && JSON.stringify(payload).includes('patience'),
  )
})

test('it starts without its database, not ready, and is let in once that answers', async () => {
  await setting.server.kill()
  await setting.link.cut()
  const restarting = setting.server.restart()
  const refusal = await untilListening(() => ada.connect())
  expect(refusal).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) })
  await setting.link.mend()
  await restarting
  expect(await (await ada.arrive()).call('session.ping', {})).toMatchObject({ ok: true })
})

async function untilListening(connect: (options?: RawOptions) => Promise<RawConnection>): Promise<unknown> {
  for (;;) {
    const outcome = await (connect as () => Promise<RawConnection>)().then(
      () => 'connected',
      (error: { data?: object }) => error.data,
    )
    if (outcome !== undefined) return outcome
    await wait(100)
  }
}
