import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { PROTOCOL_VERSION } from '@parley/protocol'
import { connectRaw, HandshakeRefused } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, say, WITHOUT_RATES } from './setting.ts'

const PER_ADDRESS = 8

let setting: Setting
beforeAll(async () => {
  setting = await openSetting({
    environment: {
      ...WITHOUT_RATES,
      PARLEY_TRUSTED_PROXIES: '127.0.0.1',
      PARLEY_CONNECTIONS_PER_ADDRESS: String(PER_ADDRESS),
    },
  })
})
afterAll(() => setting.close())

/** Fifteen seconds, and more for a machine that is busy. Node by itself takes a minute. */
const LET_GO_WITHIN_MS = 50_000

/** Opens a connection, writes this and then nothing; resolves once it is let go. */
function sayOnly(text: string, dribble = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(setting.server.port, '127.0.0.1', () => socket.write(text))
    const dribbling = setInterval(() => dribble !== '' && socket.writable && socket.write(dribble), 500)
    socket.resume()
    socket.on('error', () => {})
    socket.once('close', () => {
      clearInterval(dribbling)
      resolve()
    })
    setTimeout(() => reject(new Error('it was let stay')), LET_GO_WITHIN_MS).unref()
  })
}

const UPGRADE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '\r\n',
].join('\r\n')

test('whoever connects and says nothing, or hardly anything, is let go in seconds', async () => {
  const metric = async () =>
    Number(/^parley_connections (\d+)$/m.exec(await (await fetch(`${setting.server.url}/metrics`)).text())?.[1])
  const polling = await fetch(`${setting.server.url}/socket.io/?EIO=4&transport=polling`)
  expect(polling.status).toBe(200)
  const abandoned = expect.poll(metric, { timeout: LET_GO_WITHIN_MS, interval: 250 }).toBe(0)
  await Promise.all([
    abandoned,
    sayOnly(''),
    sayOnly('GET /healthz HTTP/1.1\r\nHost: localhost\r\n'),
    sayOnly('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'x'),
    sayOnly(UPGRADE),
    sayOnly('POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n', '1'),
  ])
})

test('whoever is refused an upgrade cannot keep its connection by not closing it', async () => {
  const refused = UPGRADE.replace('Host: localhost', 'Host: localhost\r\nOrigin: https://evil.example')
  const socket = connect({ port: setting.server.port, host: '127.0.0.1', allowHalfOpen: true })
  let answer = ''
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString()
  })
  socket.write(refused)
  await once(socket, 'end')
  expect(answer).toContain('403')
  // The other half stays open here; what is written into it is answered by a reset, as nobody is there any more.
  const reset = new Promise((resolve) => socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code)))
  const writing = setInterval(() => socket.write('x'), 50)
  expect(await reset).toMatch(/EPIPE|ECONNRESET/)
  clearInterval(writing)
})

test('an empty name of a connection, or one behind a hash, is no connection: it is refused as any new one', async () => {
  const address = '203.0.113.99'
  const people = await Promise.all(Array.from({ length: PER_ADDRESS }, () => setting.person('guest')))
  const guests = []
  for (const person of people) {
    guests.push(await person.connect(undefined, { headers: { 'x-forwarded-for': address } }))
  }
  for (const trick of ['', '&sid=', '&sid=x&sid=']) {
    const url = `${setting.server.url}/socket.io/?EIO=4&transport=polling${trick}`
    expect((await fetch(url, { headers: { 'x-forwarded-for': address } })).status, trick).toBe(429)
  }
  for (const guest of guests) guest.close()
})

test('an address has so many connections, and another one is none the poorer', async () => {
  const people = await Promise.all(Array.from({ length: PER_ADDRESS }, (_, index) => setting.person(`p${index}`)))
  const from = async (index: number, address: string) =>
    connectRaw(setting.server.url, {
      auth: { ticket: await people[index]?.ticket(), protocol: PROTOCOL_VERSION },
      headers: { 'x-forwarded-for': address },
    })
  const connections = []
  for (let index = 0; index < PER_ADDRESS; index += 1) connections.push(await from(index, '203.0.113.7'))
  await expect(from(0, '203.0.113.7')).rejects.toBeInstanceOf(HandshakeRefused)
  ;(await from(0, '203.0.113.8')).close()
  for (let index = 0; index < PER_ADDRESS; index += 1) (await people[index]?.connect())?.close()
  connections.pop()?.close()
  await expect.poll(() => from(0, '203.0.113.7').then((connection) => connection.close(), String)).toBeUndefined()
  for (const connection of connections) connection.close()
})

test('300 who come at once are all let in, while those who are here go on', { timeout: 240_000 }, async () => {
  const here = await (await setting.person('ada')).arrive()
  const { room } = await makeRoom(here)
  const people = await Promise.all(Array.from({ length: 8 }, (_, index) => setting.person(`crowd${index}`)))
  let isOver = false
  let answers = 0
  const talking = (async () => {
    while (!isOver) {
      // A machine that is busy with other tests may be told to come back: that is an answer, too. None in half a minute throws.
      await here.call('message.send', { roomId: room.id, clientId: randomUUID(), body: 'still here' })
      answers += 1
    }
  })()
  const storm = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const person = people[index % people.length]
      if (person === undefined) throw new Error('nobody')
      for (;;) {
        const connection = await person.arrive().catch(() => null)
        if (connection !== null) return connection
        await wait(500)
      }
    }),
  )
  isOver = true
  await talking
  expect(storm.every(({ hello }) => hello.rooms !== undefined)).toBe(true)
  expect(answers).toBeGreaterThan(0)
  for (const connection of storm) connection.close()
})

test('metrics count what happened, hold no secret, and are read by this machine only', async () => {
  const ada = await setting.person('canary-handle')
  const connection = await ada.arrive()
  const { room } = await makeRoom(connection)
  await say(connection, room.id, 'canary-body')
  await connection.call('no.such', {})
  await expect(connectRaw(setting.server.url, { auth: { ticket: 'x', protocol: PROTOCOL_VERSION } })).rejects.toThrow()
  const text = await (await fetch(`${setting.server.url}/metrics`)).text()
  for (const line of [
    /^parley_commands_accepted_total{command="message.send"} [1-9]/m,
    /^parley_commands_acked_total{command="session.hello"} [1-9]/m,
    /^parley_commands_refused_total{code="BAD_REQUEST"} [1-9]/m,
    /^parley_handshakes_total{result="accepted"} [1-9]/m,
    /^parley_handshakes_total{result="unauthenticated"} [1-9]/m,
    /^parley_journal_batch_commands_count [1-9]/m,
    /^parley_fan_out_frames_total [1-9]/m,
    /^parley_fan_out_changes_total [1-9]/m,
    /^parley_state{state="open"} 1/m,
    /^parley_database_up 1/m,
    /^parley_sockets [1-9]/m,
    /^nodejs_eventloop_lag_p99_seconds /m,
  ])
    expect(text).toMatch(line)
  for (const secret of [ada.id, ada.handle, room.id, 'canary', setting.server.secrets.ticketKey])
    expect(text).not.toContain(secret)
  const forwarded = await fetch(`${setting.server.url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })
  expect(forwarded.status).toBe(404)
  connection.close()
})
