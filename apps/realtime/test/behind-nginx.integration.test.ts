import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { createClient, type ParleyClient } from '@parley/client'
import { socketIoTransport } from '@parley/client/socket-io'
import {
  connectRaw,
  createProgram,
  HandshakeRefused,
  openRows,
  type Program,
  type RawConnection,
  type RawOptions,
  type RealtimeProcess,
  type Stack,
  startStack,
} from '@parley/testkit'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 360_000, hookTimeout: 240_000 })

/** What is waited for comes within a second or two; a machine that does other things gets more. */
const GENEROUS = { timeout: 90_000 }

const PASSWORD = 'correct horse battery staple'
const unlimited = (name: string, per: string) => [`PARLEY_RATE_${name}_PER_${per}`, '10000']

let stack: Stack

beforeAll(async () => {
  stack = await startStack({
    realtime: 2,
    web: 2,
    redis: true,
    nginx: true,
    environment: Object.fromEntries([
      unlimited('SIGN_UP', 'MINUTE'),
      unlimited('SIGN_IN', 'MINUTE'),
      unlimited('SEND', 'SECOND'),
      ['PARLEY_RATE_SEND_BURST', '10000'],
    ]),
  })
})

afterAll(() => stack?.stop())

async function signedIn(): Promise<Program> {
  const program = createProgram(stack.url)
  const login = `person-${randomUUID().slice(0, 8)}`
  expect((await program.signUp({ displayName: 'Somebody', handle: login, password: PASSWORD })).status).toBe(201)
  expect((await program.signIn({ login, password: PASSWORD })).status).toBe(200)
  return program
}

async function connect(program: Program, options: Omit<RawOptions, 'auth'> = {}): Promise<RawConnection> {
  const { ticket, protocol, realtimeUrl } = await program.ticket()
  expect(realtimeUrl).toBe(stack.url)
  const connection = await connectRaw(stack.url, { ...options, auth: { ticket, protocol } })
  onTestFinished(() => connection.close())
  await connection.ask('session.hello')
  return connection
}

/** The instance that a connection stands with, by that instance's own log. */
async function homeOf(connection: RawConnection): Promise<RealtimeProcess> {
  const { id } = connection.socket
  const waits = stack.realtimes.map(async (instance) => {
    await instance.waitForLog((line) => line.msg === 'connected' && line.socketId === id)
    return instance
  })
  for (const wait of waits) wait.catch(() => undefined)
  return Promise.any(waits)
}

/** Two people with different instances; WebSockets go round, so a few tries do. */
async function connectApart(): Promise<[RawConnection, RawConnection]> {
  const one = await connect(await signedIn())
  const home = await homeOf(one)
  for (let attempt = 0; attempt < 10; attempt++) {
    const two = await connect(await signedIn())
    if ((await homeOf(two)) !== home) return [one, two]
    two.close()
  }
  throw new Error('all connections went to one instance')
}

async function shareRoom(people: readonly RawConnection[]): Promise<string> {
  const [first, ...others] = people
  const name = `room-${randomUUID().slice(0, 8)}`
  const made = await first?.ask<{ room: { room: { id: string } } }>('room.create', { clientId: randomUUID(), name })
  const roomId = made?.room.room.id ?? ''
  for (const other of others) await other.ask('room.join', { roomId })
  return roomId
}

const hears = (connection: RawConnection, body: string) =>
  connection.waitFor((event) => JSON.stringify(event.payload ?? null).includes(body))

test('people on different instances read each other, over WebSockets, signed in by either web instance', async () => {
  const [one, two] = await connectApart()
  for (const connection of [one, two]) expect(connection.socket.io.engine.transport.name).toBe('websocket')
  const roomId = await shareRoom([one, two])
  for (const [speaker, listener] of [
    [one, two],
    [two, one],
  ] as const) {
    const body = `said ${randomUUID()}`
    await speaker.ask('message.send', { roomId, clientId: randomUUID(), body })
    await hears(listener, body)
  }
  for (const web of stack.webs) await web.waitForLog((line) => line.msg === 'request')
})

test('without WebSockets, long polling works and stays on its instance', async () => {
  const [one, two] = [await connect(await signedIn(), { transports: ['polling'] }), await connect(await signedIn())]
  expect(one.socket.io.engine.transport.name).toBe('polling')
  const roomId = await shareRoom([one, two])
  for (let round = 0; round < 10; round++) {
    const body = `round ${round} ${randomUUID()}`
    const speaker = round % 2 === 0 ? one : two
    await speaker.ask('message.send', { roomId, clientId: randomUUID(), body })
    await hears(speaker === one ? two : one, body)
  }
  expect(one.socket.connected).toBe(true)
})

test('a polling connection that upgrades stays where it is', async () => {
  const connection = await connect(await signedIn(), { transports: ['polling', 'websocket'] })
  await expect.poll(() => connection.socket.io.engine.transport.name, GENEROUS).toBe('websocket')
  await connection.ask('room.list', {})
})

test('an address that a client makes up is believed by nobody, and the one that nginx saw is', async () => {
  const path = `/forged-${randomUUID()}`
  await new Promise<void>((resolve, reject) => {
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9', forwarded: 'for=203.0.113.9' }
    const asked = request(`http://127.0.0.1:${stack.nginx?.port}${path}`, { headers, localAddress: '127.0.0.2' })
    asked.once('response', (response) => void response.resume().once('end', resolve))
    asked.once('error', reject)
    asked.end()
  })
  const seen = stack.webs.map((web) => web.waitForLog((line) => line.path === path))
  for (const each of seen) each.catch(() => undefined)
  expect((await Promise.any(seen)).address).toBe('127.0.0.2')
})

test('a page of elsewhere does not get through nginx either', async () => {
  const { ticket, protocol } = await (await signedIn()).ticket()
  const foreign = connectRaw(stack.url, { auth: { ticket, protocol }, origin: 'https://evil.example' })
  await expect(foreign).rejects.toBeInstanceOf(HandshakeRefused)
})

async function startClient(): Promise<ParleyClient> {
  const program = await signedIn()
  const client = createClient({
    transport: socketIoTransport({ url: stack.url }),
    ticket: async () => ({ ticket: (await program.ticket()).ticket }),
  })
  onTestFinished(() => client.close())
  client.connect()
  await expect.poll(() => client.connection.getSnapshot().status, GENEROUS).toBe('online')
  return client
}

/** Bodies of a room in the order of the screen. */
const shown = (client: ParleyClient, roomId: string) =>
  client
    .timeline(roomId)
    .getSnapshot()
    .rows.flatMap((row) => (row.state === 'sent' ? [row.message.body] : []))

async function startClients(count: number): Promise<{ clients: ParleyClient[]; roomId: string }> {
  const roomId = await shareRoom([await connect(await signedIn())])
  const clients = await Promise.all(Array.from({ length: count }, startClient))
  for (const client of clients) {
    await client.call('room.join', { roomId })
    await client.open(roomId)
  }
  return { clients, roomId }
}

/**
 * Every client sends one message after the other while something happens; all end on every screen, once, in order.
 * Each pauses longer than before: however slow the machine, there is never more than a screen keeps.
 */
async function talkWhile(clients: readonly ParleyClient[], roomId: string, happens: () => Promise<void>) {
  let isHappening = true
  let sent = 0
  const talking = clients.map(async (client, person) => {
    for (let count = 0; isHappening || count < 5; count++) {
      client.send(roomId, `person ${person}, message ${count}`)
      sent++
      await new Promise((resolve) => setTimeout(resolve, 30 + 5 * count))
    }
  })
  await happens()
  isHappening = false
  await Promise.all(talking)
  const rows = await openRows(stack.database.url)
  onTestFinished(() => rows.close())
  await expect.poll(async () => (await rows.messages(roomId)).length, GENEROUS).toBe(sent)
  const stored = (await rows.messages(roomId)).map(({ body }) => body)
  for (const client of clients) await expect.poll(() => shown(client, roomId), GENEROUS).toEqual(stored)
}

test('I4 I10 nginx reads its configuration anew ten times while people send, and nobody notices', async () => {
  const { clients, roomId } = await startClients(4)
  const left: string[] = []
  for (const client of clients) {
    client.connection.subscribe(() => {
      const { status } = client.connection.getSnapshot()
      if (status !== 'online') left.push(status)
    })
  }
  await talkWhile(clients, roomId, async () => {
    for (let count = 0; count < 10; count++) await stack.nginx?.reload()
  })
  expect(left).toEqual([])
})

test('I4 I10 an instance is killed while people send: its clients are back through the other, with all that was said', async () => {
  const { clients, roomId } = await startClients(6)
  const [victim] = stack.realtimes
  await talkWhile(clients, roomId, async () => {
    await victim?.kill('SIGKILL')
    // It stays dead meanwhile: whoever is online again is so through the other.
    const online = () => clients.filter((client) => client.connection.getSnapshot().status === 'online').length
    await expect.poll(online, GENEROUS).toBe(clients.length)
  })
  await victim?.restart()
  // It is given its share again at once, so that the others may die next.
  const people = await Promise.all(Array.from({ length: 8 }, signedIn))
  const homes = await Promise.all(people.map(async (person) => homeOf(await connect(person))))
  expect(homes.filter((home) => home === victim).length).toBeGreaterThanOrEqual(3)
})
