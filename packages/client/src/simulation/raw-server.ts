import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import type { Refusal } from '@parley/protocol'
import { onTestFinished } from 'vitest'
import type { LinkListener } from '../transport/transport.ts'

/** A port where somebody listens who does `onConnection`; tells the first line of each request. */
export async function listen(onConnection: (socket: Socket) => void) {
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
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, lines, sockets }
}

/** Writes down what it is told. */
export function listenerInHand() {
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

/** Just enough of a server for one connection: the upgrade, then Engine.IO's and socket.io's opening packets. */
export function acceptWebSocket(socket: Socket): void {
  const send = (text: string) => socket.write(Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]))
  socket.once('data', (request) => {
    socket.write(upgradeOf(request))
    send('0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}')
    socket.once('data', () => send('40{"sid":"b"}'))
  })
}

/** The answer to a request for a WebSocket. */
export function upgradeOf(request: Buffer): string {
  const key = /sec-websocket-key: (\S+)/i.exec(String(request))?.[1] ?? ''
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
  return `${head}Sec-WebSocket-Accept: ${accept}\r\n\r\n`
}
