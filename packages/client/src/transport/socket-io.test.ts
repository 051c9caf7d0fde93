import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import type { Refusal } from '@parley/protocol'
import { afterEach, expect, test } from 'vitest'
import { socketIoTransport } from './socket-io.ts'
import type { LinkListener } from './transport.ts'

const handshake = { ticket: 'a', protocol: 1 }
const cleanUps: (() => void)[] = []

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

/** A port where somebody listens who does `onConnection`; tells the first line of each request. */
async function listen(onConnection: (socket: Socket) => void) {
  const lines: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.once('data', (data) => lines.push(String(data).split('\r\n')[0] ?? ''))
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, lines, sockets }
}

function listenerInHand() {
  const heard: string[] = []
  let close: (reason: Refusal | null) => void = () => {}
  const closed = new Promise<Refusal | null>((resolve) => {
    close = resolve
  })
  const listener: LinkListener = {
    opened: () => heard.push('opened'),
    received: (event) => heard.push(event),
    closed(reason) {
      heard.push('closed')
      close(reason)
    },
  }
  return { listener, heard, closed }
}

test('where nobody listens, the attempt ends once, without a refusal', async () => {
  const hand = listenerInHand()
  socketIoTransport({ url: 'http://127.0.0.1:1' }).open(handshake, hand.listener)
  expect(await hand.closed).toBeNull()
  expect(hand.heard).toEqual(['closed'])
})

test('WebSocket goes first; long polling where that is refused', async () => {
  const { url, lines } = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'))
  const hand = listenerInHand()
  socketIoTransport({ url: () => url }).open(handshake, hand.listener)
  await hand.closed
  expect(transportsOf(lines)).toEqual(['websocket', 'polling'])
})

test('after an upgrade that was swallowed, the next attempt begins with long polling', async () => {
  const { url, lines } = await listen(() => {})
  const transport = socketIoTransport({ url, connectTimeoutMs: 300 })
  for (let attempt = 0; attempt < 2; attempt++) {
    const hand = listenerInHand()
    transport.open(handshake, hand.listener)
    expect(await hand.closed).toBeNull()
  }
  expect(transportsOf(lines)).toEqual(['websocket', 'polling'])
})

test('where a WebSocket worked, one that is refused is a server that starts: nobody falls back to long polling', async () => {
  let isStarting = false
  const { url, lines } = await listen((socket) => {
    if (!isStarting) acceptWebSocket(socket)
    else socket.once('data', () => socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'))
  })
  const transport = socketIoTransport({ url })
  const first = listenerInHand()
  let opened = () => {}
  const open = new Promise<void>((resolve) => {
    opened = resolve
  })
  const link = transport.open(handshake, { ...first.listener, opened: () => opened() })
  await open
  link.close()
  isStarting = true
  const second = listenerInHand()
  transport.open(handshake, second.listener)
  expect(await second.closed).toBeNull()
  expect(transportsOf(lines)).toEqual(['websocket', 'websocket'])
})

test('where connections opened before, a server that hangs is given up after seconds, for the next attempt', async () => {
  let hangs = false
  const { url } = await listen((socket) => {
    if (!hangs) acceptWebSocket(socket)
  })
  const transport = socketIoTransport({ url, connectTimeoutMs: 60_000 })
  const first = listenerInHand()
  const opened = new Promise<void>((resolve) => {
    const link = transport.open(handshake, { ...first.listener, opened: () => resolve() })
    cleanUps.push(() => link.close())
  })
  await opened
  hangs = true
  const second = listenerInHand()
  transport.open(handshake, second.listener)
  expect(await second.closed).toBeNull()
}, 30_000)

test('after a server that ended, an attempt waits its turn among everybody who comes back', async () => {
  let isBack = false
  const { url, sockets, lines } = await listen((socket) => {
    acceptWebSocket(socket, isBack ? 4_000 : 0)
  })
  const transport = socketIoTransport({ url, connectTimeoutMs: 15_000 })
  const first = listenerInHand()
  await new Promise<void>((resolve) => {
    transport.open(handshake, { ...first.listener, opened: resolve })
  })
  isBack = true
  for (const socket of sockets) socket.destroy()
  await first.closed
  const second = listenerInHand()
  await new Promise<void>((resolve, reject) => {
    const opened = { ...second.listener, opened: resolve, closed: () => reject(new Error('it was given up')) }
    const link = transport.open(handshake, opened)
    cleanUps.push(() => link.close())
  })
  expect(lines).toHaveLength(2)
}, 60_000)

test('where a WebSocket worked, one that is swallowed again and again is followed by long polling', async () => {
  let isSwallowing = false
  const { url, lines } = await listen((socket) => {
    if (!isSwallowing) acceptWebSocket(socket)
  })
  const transport = socketIoTransport({ url, connectTimeoutMs: 300 })
  const first = listenerInHand()
  const opened = new Promise<void>((resolve) => {
    first.listener.opened = resolve
  })
  const link = transport.open(handshake, first.listener)
  await opened
  link.close()
  isSwallowing = true
  for (let attempt = 0; attempt < 6; attempt++) {
    const hand = listenerInHand()
    const tried = transport.open(handshake, hand.listener)
    await hand.closed
    // As the SDK does, whatever it heard.
    tried.close()
  }
  expect(transportsOf(lines)).toEqual([...Array(6).fill('websocket'), 'polling'])
})

test('an upgrade that is swallowed ends in long polling also for who gives up before the time is over', async () => {
  const { url, lines } = await listen(() => {})
  const transport = socketIoTransport({ url, connectTimeoutMs: 400 })
  for (let attempt = 0; attempt < 2; attempt++) {
    const link = transport.open(handshake, listenerInHand().listener)
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(attempt + 1)
    await new Promise((resolve) => setTimeout(resolve, 150))
    link.close()
  }
  expect(transportsOf(lines)).toEqual(['websocket', 'polling'])
})

function transportsOf(lines: readonly string[]) {
  return lines.map((line) => /transport=(\w+)/.exec(line)?.[1])
}

/** Just enough of a server for one connection: the upgrade, then Engine.IO's and socket.io's opening packets. */
function acceptWebSocket(socket: Socket, afterMs = 0): void {
  const send = (text: string) => socket.write(Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]))
  socket.once('data', async (request) => {
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs))
    const key = /sec-websocket-key: (\S+)/i.exec(String(request))?.[1] ?? ''
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
    socket.write(`${head}Sec-WebSocket-Accept: ${accept}\r\n\r\n`)
    send('0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}')
    socket.once('data', () => send('40{"sid":"b"}'))
  })
}

test('a link that is closed before it opened lets go of its socket and says nothing', async () => {
  let accepted: (socket: Socket) => void = () => {}
  const arrival = new Promise<Socket>((resolve) => {
    accepted = resolve
  })
  const { url } = await listen((socket) => accepted(socket))
  const hand = listenerInHand()
  const link = socketIoTransport({ url }).open(handshake, hand.listener)
  const socket = await arrival
  const gone = new Promise((resolve) => socket.on('close', resolve))
  link.close()
  link.send('session.ping', {}, () => hand.heard.push('ack'))
  await gone
  expect(hand.heard).toEqual([])
})
