import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createArrivals } from './arrivals.ts'

class FakeConnection extends EventEmitter {
  isClosed = false
  transport = {}
  close() {
    this.isClosed = true
    this.emit('close')
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ADDRESS = '203.0.113.7'

test('a network has so many connections, and gets a place back when one ends', () => {
  const arrivals = createArrivals(8)
  const connections = Array.from({ length: 8 }, () => new FakeConnection())
  for (const connection of connections) {
    expect(arrivals.mayArrive(ADDRESS)).toBe(true)
    arrivals.arrived(ADDRESS, connection)
    arrivals.signedIn(connection)
  }
  expect(arrivals.mayArrive(ADDRESS)).toBe(false)
  expect(arrivals.mayArrive('203.0.113.8')).toBe(true)
  expect(arrivals.mayArrive('127.0.0.1')).toBe(true)
  connections[0]?.close()
  vi.advanceTimersByTime(100)
  expect(arrivals.mayArrive(ADDRESS)).toBe(true)
})

test('of those who have not signed in a network has a quarter, and each is closed after nine seconds', () => {
  const arrivals = createArrivals(8)
  const silent = [new FakeConnection(), new FakeConnection()]
  for (const connection of silent) arrivals.arrived(ADDRESS, connection)
  expect(arrivals.mayArrive(ADDRESS)).toBe(false)
  vi.advanceTimersByTime(9_000)
  expect(silent.every(({ isClosed }) => isClosed)).toBe(true)
  expect(arrivals.mayArrive(ADDRESS)).toBe(true)
})

test('who signed in is not closed for being silent', () => {
  const arrivals = createArrivals(8)
  const connection = new FakeConnection()
  arrivals.arrived(ADDRESS, connection)
  arrivals.signedIn(connection)
  vi.advanceTimersByTime(60_000)
  expect(connection.isClosed).toBe(false)
})

test('refused handshakes wear out, those of this machine do not, and nobody else pays for it', () => {
  const arrivals = createArrivals(8)
  const [guesser, neighbour, local] = [new FakeConnection(), new FakeConnection(), new FakeConnection()]
  arrivals.arrived(ADDRESS, guesser)
  arrivals.arrived('203.0.113.8', neighbour)
  arrivals.arrived('::1', local)
  for (let each = 0; each < 200; each++) expect(arrivals.failed(guesser)).toBe(false)
  expect(arrivals.failed(guesser)).toBe(true)
  expect(arrivals.failed(neighbour)).toBe(false)
  for (let each = 0; each < 300; each++) expect(arrivals.failed(local)).toBe(false)
})
