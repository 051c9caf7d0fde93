import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { boundBuffer, SLOW_CONSUMER_CODE } from './bound-buffer.ts'

class FakeConnection extends EventEmitter {
  closed: boolean[] = []
  socket = {
    bufferedAmount: 0,
    closes: [] as number[],
    close: (code: number) => void this.socket.closes.push(code),
    terminate: () => undefined,
  }
  transport = { socket: this.socket }
  close(discard: boolean) {
    this.closed.push(discard)
  }
  send(data: string) {
    this.emit('packetCreate', { data })
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

const BOUNDS = { bytes: 100, graceMs: 2_000, mostBytes: 1_000 }

function bounded() {
  const connection = new FakeConnection()
  const overflows: number[] = []
  boundBuffer(connection, BOUNDS, (bytes) => overflows.push(bytes))
  return { connection, overflows }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('I12 a socket that stays over the bound for the grace is closed with a reason', async () => {
  const { connection, overflows } = bounded()
  connection.send('x'.repeat(60))
  connection.socket.bufferedAmount = 30
  connection.send('x'.repeat(10))
  vi.advanceTimersByTime(10_000)
  expect(overflows).toEqual([])
  connection.send('é')
  vi.advanceTimersByTime(1_900)
  expect(overflows).toEqual([])
  vi.advanceTimersByTime(200)
  expect(overflows).toEqual([102])
  connection.send('more')
  await turn()
  expect(overflows).toHaveLength(1)
  expect(connection.socket.closes).toEqual([SLOW_CONSUMER_CODE])
  expect(connection.closed).toEqual([true])
})

test('a burst that drains within the grace closes nothing, also again and again', () => {
  const { connection, overflows } = bounded()
  for (let round = 0; round < 10; round += 1) {
    connection.send('x'.repeat(900))
    vi.advanceTimersByTime(1_500)
    connection.emit('flush')
    vi.advanceTimersByTime(200)
  }
  expect(overflows).toEqual([])
})

test('I12 past the hard bound it is closed at once', async () => {
  const { connection, overflows } = bounded()
  connection.send('x'.repeat(1_000))
  expect(overflows).toEqual([])
  connection.send('x')
  expect(overflows).toEqual([1_001])
  await turn()
  expect(connection.closed).toEqual([true])
})

test('what left for the wire does not count, and a shared frame counts as its bytes', async () => {
  const { connection, overflows } = bounded()
  for (let round = 0; round < 10; round += 1) {
    connection.send('x'.repeat(900))
    connection.emit('flush')
  }
  connection.emit('packetCreate', { data: 'x', options: { wsPreEncodedFrame: [Buffer.alloc(500), Buffer.alloc(501)] } })
  expect(overflows).toEqual([1_001])
  await turn()
})

test('a connection that is closed is looked at no longer', () => {
  const { connection, overflows } = bounded()
  connection.send('x'.repeat(500))
  connection.emit('close')
  vi.advanceTimersByTime(10_000)
  expect(overflows).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})
