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

test('a broadcast is one write where nothing waits, and the library’s where something does', async () => {
  const { io, url } = await openServer()
  const { socket, heard } = await join(url, ['websocket'])
  const tcp = tcpOf(io, socket.id)
  const packets: unknown[] = []
  const conn = io.sockets.sockets.get(socket.id ?? '')?.conn
  conn?.on('packetCreate', (packet) => packets.push(packet))
  io.to('room').emit('step', 0)
  expect(packets).toHaveLength(0)
  tcp.cork()
  tcp.write(Buffer.alloc(0))
  tcp.write(Buffer.from([0x8a, 0])) // An unsolicited pong: waits in the buffer while corked.
  io.to('room').emit('step', 1)
  expect(packets).toHaveLength(1)
  tcp.uncork()
  await expect.poll(() => heard, { timeout: 20_000 }).toEqual([0, 1])
})
