import { setTimeout as wait } from 'node:timers/promises'
import { createClient, type ParleyClient } from '@parley/client'
import { socketIoTransport } from '@parley/client/socket-io'
import { openRows, type RealtimeProcess } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting } from './setting.ts'

const PEOPLE = 4

/** An instance gives itself nine seconds to end; a machine that does other things gets more. */
const BUSY_MS = 30_000

const clientIds = (client: ParleyClient, roomId: string) =>
  client
    .timeline(roomId)
    .getSnapshot()
    .rows.map((row) => (row.state === 'sent' ? row.message.clientId : `${row.key} (${row.state})`))

let setting: Setting
let servers: RealtimeProcess[]
const clients: ParleyClient[] = []

beforeAll(async () => {
  setting = await openSetting()
  servers = [setting.server, await setting.secondServer()]
})
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()))
  await setting.close()
})

test('I1 I4 I6 I10 both instances are restarted one after the other while people write: nobody is offline, nothing fails', async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => setting.person(`person${index}`)))
  const [first] = people
  if (first === undefined) throw new Error('nobody')
  const founder = await first.arrive()
  const { room } = await makeRoom(founder)
  founder.close()

  // As a load balancer does: the next instance that takes connections.
  let open = servers
  let turn = 0
  const offline: unknown[] = []
  for (const person of people) {
    const client = createClient({
      transport: socketIoTransport({ url: () => open[turn++ % open.length]?.url ?? '' }),
      ticket: async () => ({ ticket: await person.ticket() }),
    })
    clients.push(client)
    client.connect()
    await expect.poll(() => client.connection.getSnapshot().status, { timeout: 60_000 }).toBe('online')
    await client.call('room.join', { roomId: room.id })
    await client.open(room.id)
    client.connection.subscribe(() => offline.push(client.connection.getSnapshot()))
  }
  let isOver = false
  let sent = 0
  const failed: unknown[] = []
  const writing = clients.map(async (client) => {
    while (!isOver) {
      client.send(room.id, `message ${sent++}`)
      failed.push(
        ...client
          .timeline(room.id)
          .getSnapshot()
          .rows.filter(({ state }) => state === 'failed'),
      )
      // Ever slower, so that a slow machine has not much more to carry than a fast one.
      await wait(10 + sent / 4)
    }
  })

  for (const server of servers) {
    open = servers.filter((other) => other !== server)
    const startedAt = performance.now()
    expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null })
    expect(performance.now() - startedAt).toBeLessThan(BUSY_MS)
    expect(server.log.find(({ msg }) => msg === 'drained')).toMatchObject({ left: 0 })
    await server.restart()
    open = servers
  }
  await wait(500)
  isOver = true
  await Promise.all(writing)
  expect(offline).toEqual([])
  expect(failed).toEqual([])

  await expect
    .poll(() => clients.map((client) => client.outboxSize.getSnapshot()), { timeout: 60_000 })
    .toEqual(clients.map(() => 0))
  const rows = await openRows(setting.databaseUrl)
  const stored = await rows.messages(room.id)
  await rows.close()
  expect(stored).toHaveLength(sent)
  for (const client of clients) {
    // What was written on another instance without Redis between them is found by the auditor.
    await expect.poll(() => clientIds(client, room.id).at(-1), { timeout: 60_000 }).toBe(stored.at(-1)?.clientId)
    while (client.timeline(room.id).getSnapshot().hasOlder) await client.loadOlder(room.id)
    expect(clientIds(client, room.id)).toEqual(stored.map(({ clientId }) => clientId))
  }
})

test('with its database away, and clients that do not move, it ends in seconds all the same', async () => {
  const ada = await setting.person('ada')
  const connections = await Promise.all(Array.from({ length: 50 }, () => ada.connect()))
  const asked = connections.map((connection) => connection.waitFor(({ name }) => name === 'server.draining'))
  await setting.link.cut()
  const startedAt = performance.now()
  expect(await setting.server.kill('SIGTERM')).toEqual({ code: 0, signal: null })
  expect(performance.now() - startedAt).toBeLessThan(BUSY_MS)
  for (const { payload } of await Promise.all(asked)) expect(payload).toMatchObject({ closesInMs: expect.any(Number) })
  expect(await Promise.all(connections.map(({ closed }) => closed))).toEqual(connections.map(() => 'transport close'))
  await setting.link.mend()
  await setting.server.restart()
})
