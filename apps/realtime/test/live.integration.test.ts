import { setTimeout as wait } from 'node:timers/promises'
import { createClient, type ParleyClient } from '@parley/client'
import { socketIoTransport } from '@parley/client/socket-io'
import type { CommandOutput, EventPayload, Instance } from '@parley/protocol'
import {
  openRows,
  type RawConnection,
  type RealtimeProcess,
  type RedisServer,
  type Rows,
  startRedis,
} from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone, say, WITHOUT_RATES } from './setting.ts'

/** Generous: what is meant to take a second or a few takes longer on a machine that does other things. */
const SOON = { timeout: 50_000, interval: 100 }

let redis: RedisServer
let setting: Setting
let rows: Rows
let here: RealtimeProcess
let there: RealtimeProcess
let ada: Someone
let adaHere: RawConnection
let client: ParleyClient | null = null

beforeAll(async () => {
  redis = await startRedis()
  setting = await openSetting({ environment: { ...WITHOUT_RATES, REDIS_URL: redis.url } })
  rows = await openRows(setting.databaseUrl)
  here = setting.server
  there = await setting.secondServer()
  await Promise.all([here, there].map((server) => server.waitForLog(({ msg }) => msg === 'redis is there')))
  ada = await setting.person('ada')
  await rows.query(`UPDATE person SET role = 'admin' WHERE id = $1`, [ada.id])
  adaHere = await ada.arrive(here)
})
afterAll(async () => {
  await client?.close()
  await rows.close()
  await setting.close()
  await redis.close()
})

type Told = EventPayload<'live.changed'>
const isAt = (server: RealtimeProcess) => (instance: Instance) => instance.name.endsWith(`:${server.port}`)
/** As the connection heard last. */
function heard(server: RealtimeProcess): Instance | undefined {
  const last = adaHere.events.findLast(({ name }) => name === 'live.changed')
  return (last?.payload as Told | undefined)?.instances.find(isAt(server))
}
const becomes = (server: RealtimeProcess, expected: Partial<Instance>) =>
  vi.waitFor(() => expect(heard(server)).toMatchObject(expected), SOON)

test('who watches on one instance sees what each of them does, and nobody else does', async () => {
  const bob = await setting.person('bob')
  await rows.query(`UPDATE person SET role = 'member' WHERE id = $1`, [bob.id])
  const bobThere = await bob.arrive(there)
  expect(await bobThere.call('live.watch', {})).toMatchObject({ error: { code: 'NOT_AN_ADMIN' } })

  let watched = await adaHere.ask<CommandOutput<'live.watch'>>('live.watch', {})
  await vi.waitFor(async () => {
    watched = await adaHere.ask<CommandOutput<'live.watch'>>('live.watch', {})
    expect(watched.instances.map(({ state }) => state)).toEqual(['open', 'open'])
  }, SOON)
  expect(watched.instances.find(isAt(here))?.id).toBe(watched.here)
  expect(watched.isComplete).toBe(true)

  const { room } = await makeRoom(bobThere)
  let isBusy = true
  const writing = (async () => {
    for (let count = 0; isBusy; count += 1) {
      await say(bobThere, room.id, `message ${count}`)
      await wait(20)
    }
  })()
  await vi.waitFor(() => {
    const instance = heard(there)
    expect(instance).toMatchObject({ state: 'open', sockets: 1, database: { isUp: true }, redis: { isUp: true } })
    expect(instance?.messagesPerSecond).toBeGreaterThan(0)
    expect(instance?.deliveriesPerSecond).toBeGreaterThan(0)
    expect(instance?.ackP95Ms).toBeGreaterThan(0)
    expect(instance?.rooms).toBeGreaterThan(0)
  }, SOON)
  expect(heard(here)).toMatchObject({ messagesPerSecond: 0, ackP50Ms: null })
  isBusy = false
  await writing
  bobThere.close()
})

test('I4 an instance that an admin drains moves its people to another and ends; nobody notices, and it is written down', async () => {
  const carol = await setting.person('carol')
  let open = [there]
  const offline: unknown[] = []
  client = createClient({
    transport: socketIoTransport({ url: () => open[0]?.url ?? '' }),
    ticket: async () => ({ ticket: await carol.ticket() }),
  })
  const carols = client
  carols.connect()
  await expect.poll(() => carols.connection.getSnapshot().status, SOON).toBe('online')
  const { room } = await makeRoom(adaHere)
  await carols.call('room.join', { roomId: room.id })
  await carols.open(room.id)
  carols.connection.subscribe(() => offline.push(carols.connection.getSnapshot()))
  open = [here]

  await becomes(there, { state: 'open', sockets: 1 })
  const instanceId = heard(there)?.id
  expect(await adaHere.call('live.drain', { instanceId })).toMatchObject({ ok: true })
  let sent = 0
  const ended = there.exited.then(() => {
    open = []
  })
  while (open.length > 0) {
    carols.send(room.id, `message ${sent++}`)
    await wait(20)
  }
  await ended
  expect(await there.exited).toEqual({ code: 0, signal: null })
  expect(there.log.find(({ msg }) => msg === 'drained')).toMatchObject({ left: 0 })
  await becomes(there, { state: 'ended' })
  await expect.poll(() => carols.outboxSize.getSnapshot(), SOON).toBe(0)
  expect(offline).toEqual([])
  expect((await rows.messages(room.id)).filter(({ authorId }) => authorId === carol.id)).toHaveLength(sent)
  expect(await rows.query('SELECT action, target_kind, target_id, actor_id FROM audit_entry')).toEqual([
    { action: 'live.drain', target_kind: 'instance', target_id: instanceId, actor_id: ada.id },
  ])

  const only = await adaHere.call('live.drain', { instanceId: heard(here)?.id })
  expect(only).toMatchObject({ error: { code: 'ONLY_INSTANCE' } })
  const late = await adaHere.call('live.drain', { instanceId })
  expect(late).toMatchObject({ error: { code: 'INSTANCE_NOT_FOUND' } })
})

test('one that is started again takes the place of the one before, and one that is killed is told to be gone', async () => {
  const before = heard(there)?.id
  await there.restart()
  await becomes(there, { state: 'open' })
  expect(heard(there)?.id).not.toBe(before)
  await there.kill('SIGKILL')
  await becomes(there, { state: 'gone' })
  expect(heard(here)).toMatchObject({ state: 'open' })
})

test('while Redis is away the instance tells of itself, and says that this is not all', async () => {
  redis.freeze()
  await vi.waitFor(() => {
    const last = adaHere.events.findLast(({ name }) => name === 'live.changed')?.payload as Told
    expect(last.isComplete).toBe(false)
    expect(last.instances).toMatchObject([{ state: 'open', redis: { isUp: false } }])
  }, SOON)
  redis.thaw()
  await vi.waitFor(() => expect(heard(here)).toMatchObject({ redis: { isUp: true } }), SOON)
})
