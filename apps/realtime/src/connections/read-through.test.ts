import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { Server } from 'socket.io'
import { io as connect, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import type { ChatSocket } from '../server/types.ts'
import { readCall, readThrough } from './read-through.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A server that answers each call with what it was, and notes what went the library's way. */
async function openServer(options: { pingInterval?: number; pingTimeout?: number } = {}) {
  const http = createServer()
  const io = new Server(http, { perMessageDeflate: false, ...options })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => io.close())
  const heard: unknown[][] = []
  const counted: unknown[] = []
  const usual: unknown[] = []
  io.on('connection', (socket) => {
    const onevent = ({ data = [], id }: { data?: unknown[]; id?: number }) => {
      heard.push(data)
      if (id !== undefined) (socket as unknown as { ack(id: number): (answer: unknown) => void }).ack(id)(data)
    }
    Object.assign(socket, { onevent })
    socket.conn.on('packet', ({ type, data }) => type === 'message' && usual.push(data))
    readThrough(socket as unknown as ChatSocket, (_, data) => counted.push(data))
  })
  return { io, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, heard, counted, usual }
}

async function join(url: string, transports: string[]): Promise<Socket> {
  const socket = connect(url, { transports, forceNew: true, reconnection: false })
  cleanUps.push(() => socket.disconnect())
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  return socket
}

test.each([[['websocket']], [['polling']], [['polling', 'websocket']]])(
  'calls over %j are answered in their order',
  async (transports) => {
    const { url, heard } = await openServer()
    const socket = await join(url, transports)
    const steps = Array.from({ length: 200 }, (_, index) => index)
    const answers = await Promise.all(steps.map((step) => socket.emitWithAck('step', { step, text: '周启明 "\\"' })))
    expect(answers).toEqual(steps.map((step) => ['step', { step, text: '周启明 "\\"' }]))
    expect(heard).toEqual(answers)
  },
)

test('a plain call is counted and goes straight, one with an attachment or without an id goes the usual way', async () => {
  const { url, heard, counted, usual } = await openServer()
  const socket = await join(url, ['websocket'])
  await socket.emitWithAck('plain', 1)
  expect([counted, usual]).toEqual([['20["plain",1]'], []])
  socket.emit('unanswered')
  await socket.emitWithAck('attached', Buffer.from('x'))
  expect(heard.map(([name]) => name)).toEqual(['plain', 'unanswered', 'attached'])
  expect(counted).toHaveLength(1)
  expect(usual.length).toBeGreaterThanOrEqual(2)
})

test('a name that the library keeps to itself closes the connection, as ever', async () => {
  const { url, heard } = await openServer()
  const socket = await join(url, ['websocket'])
  const left = new Promise((resolve) => socket.once('disconnect', resolve))
  socket.io.engine.write('20["disconnect"]')
  await left
  expect(heard).toEqual([])
})

test('while a heartbeat is waited for, a call puts its end off, as any packet does', async () => {
  const { io, url, usual } = await openServer({ pingInterval: 50, pingTimeout: 20_000 })
  const socket = await join(url, ['websocket'])
  // It answers no heartbeat any more.
  socket.io.engine.transport.removeAllListeners('packet')
  const [served] = io.sockets.sockets.values()
  const conn = served?.conn as unknown as { pingTimeoutTimer: unknown; hasRefreshedPingTimeout: boolean }
  await expect.poll(() => conn.pingTimeoutTimer).not.toBeNull()
  socket.io.engine.write('20["late"]')
  await expect.poll(() => usual).toContain('20["late"]')
  expect(conn.hasRefreshedPingTimeout).toBe(true)
})

interface Parser {
  readonly Decoder: new () => {
    on(event: 'decoded', listener: (packet: unknown) => void): void
    add(text: string): void
  }
}

test('whatever is read straight is what the library would have read', () => {
  const { _parser: library } = new Server() as unknown as { readonly _parser: Parser }
  const read = (text: string) => {
    const decoder = new library.Decoder()
    const packets: unknown[] = []
    decoder.on('decoded', (packet) => packets.push(packet))
    try {
      decoder.add(text)
    } catch {
      return []
    }
    return packets
  }
  const names = fc.oneof(fc.string(), fc.constantFrom('connect', 'disconnect', 'newListener', '__proto__'))
  const calls = fc
    .tuple(fc.nat(), fc.oneof(names, fc.jsonValue()), fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }))
    .map(([id, name, rest]) => `2${id}${JSON.stringify([name, ...rest])}`)
  const broken = fc.tuple(calls, fc.nat(), fc.string()).map(([call, at, noise]) => {
    const place = at % call.length
    return call.slice(0, place) + noise + call.slice(place + 1)
  })
  const near = fc.string({ unit: fc.constantFrom(...'0123456789-,/[]{}"a:') }).map((text) => `2${text}`)
  fc.assert(
    fc.property(fc.oneof(calls, broken, near), (text) => {
      const call = readCall({ type: 'message', data: text })
      if (call !== null) expect(read(text)).toEqual([{ type: 2, nsp: '/', ...call }])
    }),
    { numRuns: 2_000 },
  )
})
