import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { acceptWebSocket, listen, listenerInHand, upgradeOf } from '../simulation/raw-server.ts'
import { socketIoTransport } from './socket-io.ts'

const handshake = { ticket: 'a', protocol: 1 }

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

test('after an upgrade that was taken and dropped, too', async () => {
  const { url, lines } = await listen((socket) => socket.once('data', (request) => socket.end(upgradeOf(request))))
  const transport = socketIoTransport({ url })
  for (let attempt = 0; attempt < 2; attempt++) {
    const hand = listenerInHand()
    transport.open(handshake, hand.listener)
    expect(await hand.closed).toBeNull()
  }
  expect(transportsOf(lines).slice(0, 2)).toEqual(['websocket', 'polling'])
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
