import { createServer } from 'node:http'
import type { AddressInfo, Socket as TcpSocket } from 'node:net'
import { Server } from 'socket.io'
import { io as connect, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import type { ChatSocket } from '../server/types.ts'
import { writeThrough } from './write-through.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function openServer() {
  const http = createServer()
  const io = new Server(http, { perMessageDeflate: false })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => io.close())
  io.on('connection', (socket) => {
    writeThrough(socket as unknown as ChatSocket)
    socket.join('room')
  })
  return { io, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }
}

async function join(url: string, transports: string[]): Promise<{ socket: Socket; heard: number[] }> {
  const socket = connect(url, { transports, forceNew: true, reconnection: false })
  cleanUps.push(() => socket.disconnect())
  const heard: number[] = []
  socket.on('step', (step: number) => heard.push(step))
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  return { socket, heard }
}

/** The server's end of the TCP connection. */
function tcpOf(io: Server, id: string | undefined): TcpSocket {
  const conn = io.sockets.sockets.get(id ?? '')?.conn as unknown as { transport: { socket: { _socket: TcpSocket } } }
  return conn.transport.socket._socket
}

test('broadcasts and single packets keep their order over WebSocket, long polling and the upgrade between them', async () => {
  const { io, url } = await openServer()
  const clients = [
    await join(url, ['websocket']),
    await join(url, ['polling']),
    await join(url, ['polling', 'websocket']),
  ]
  const steps = Array.from({ length: 600 }, (_, index) => index)
  for (const step of steps) {
    if (step % 3 === 0) for (const { socket } of clients) io.to(socket.id ?? '').emit('step', step)
    else if (step % 3 === 1) io.to('room').emit('step', step)
    else for (const socket of io.sockets.sockets.values()) socket.emit('step', step)
    if (step % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  for (const { heard } of clients) await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(steps.length)
  for (const { heard } of clients) expect(heard).toEqual(steps)
})

/** What the connection hands to the kernel, write by write. */
function writesOf(tcp: TcpSocket): number[] {
  const writes: number[] = []
  const writev = tcp._writev?.bind(tcp)
  const write = tcp._write.bind(tcp)
  tcp._write = (chunk, encoding, done) => {
    writes.push(1)
    write(chunk, encoding, done)
  }
  tcp._writev = (chunks, done) => {
    writes.push(chunks.length)
    writev?.(chunks, done)
  }
  return writes
}

test('what one turn writes to a connection is one write, whoever wrote it', async () => {
  const { io, url } = await openServer()
  const { socket, heard } = await join(url, ['websocket'])
  const writes = writesOf(tcpOf(io, socket.id))
  io.to('room').emit('step', 0)
  for (const one of io.sockets.sockets.values()) one.emit('step', 1)
  io.to('room').emit('step', 2)
  await expect.poll(() => heard, { timeout: 20_000 }).toEqual([0, 1, 2])
  expect(writes).toEqual([3])
})

test('a connection that is closed in the same turn hears first what it was sent', async () => {
  const { io, url } = await openServer()
  const { socket, heard } = await join(url, ['websocket'])
  const left = new Promise((resolve) => socket.once('disconnect', () => resolve([...heard])))
  io.to('room').emit('step', 0)
  for (const one of io.sockets.sockets.values()) {
    one.emit('step', 1)
    one.disconnect(true)
  }
  expect(await left).toEqual([0, 1])
})

test('where something waits, packets take the library’s way, in order', async () => {
  const { io, url } = await openServer()
  const { socket, heard } = await join(url, ['websocket'])
  const tcp = tcpOf(io, socket.id)
  const packets: unknown[] = []
  io.sockets.sockets.get(socket.id ?? '')?.conn.on('packetCreate', (packet) => packets.push(packet))
  io.to('room').emit('step', 0)
  await expect.poll(() => heard, { timeout: 20_000 }).toEqual([0])
  expect(packets).toHaveLength(0)
  tcp.cork()
  tcp.write(Buffer.from([0x8a, 0])) // An unsolicited pong: waits in the buffer while corked.
  io.to('room').emit('step', 1)
  expect(packets).toHaveLength(1)
  tcp.uncork()
  await expect.poll(() => heard, { timeout: 20_000 }).toEqual([0, 1])
})

test('packets of every length, and in every script, arrive as they were sent', async () => {
  const { io, url } = await openServer()
  const { socket } = await join(url, ['websocket'])
  const heard: string[] = []
  socket.on('text', (text: string) => heard.push(text))
  const texts = [0, 1, 110, 125, 126, 127, 4_000, 65_500, 65_535, 65_536, 200_000].map((length) => 'x'.repeat(length))
  texts.push('周启明说：你好 👋🏽'.repeat(9), 'ё'.repeat(60), '\u2028\u0000')
  for (const text of texts) for (const one of io.sockets.sockets.values()) one.emit('text', text)
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(texts.length)
  expect(heard).toEqual(texts)
})
