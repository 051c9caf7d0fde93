import { EventEmitter } from 'node:events'
import { DEFAULT_RATES } from '@parley/protocol'
import { expect, test, vi } from 'vitest'
import { frameRate, type SendingConnection, slowFloods } from './slow-floods.ts'

/** Time stands still while a frame is counted, unless the test lets it pass. */
function floodsInHand() {
  let nowMs = 0
  const floods = slowFloods({ perSecond: 1_000, burst: 100 }, () => nowMs)
  const connect = (isWebSocket = true) => {
    const state = { isPaused: false, isClosed: false }
    const socket = {
      pause() {
        state.isPaused = true
      },
      resume() {
        state.isPaused = false
      },
    }
    const connection = Object.assign(new EventEmitter(), {
      transport: isWebSocket ? { socket } : {},
      close() {
        state.isClosed = true
      },
    })
    floods.watch(connection as unknown as SendingConnection)
    const send = (count: number, text = 'x') => {
      for (let sent = 0; sent < count; sent += 1) connection.emit('data', text)
    }
    return { state, connection, send }
  }
  const pass = (ms: number) => {
    nowMs += ms
  }
  return { floods, connect, pass }
}

test('a burst passes, what is beyond it is read on later, when it is paid for', async () => {
  const { connect, pass } = floodsInHand()
  const { state, connection, send } = connect()
  send(100)
  expect(state.isPaused).toBe(false)
  send(30)
  expect(state.isPaused).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(state.isPaused).toBe(true)
  pass(31)
  await vi.waitFor(() => expect(state.isPaused).toBe(false))
  expect(connection.listenerCount('close')).toBe(0)
})

test('the connections of one person are counted together, those of others are not', () => {
  const { floods, connect } = floodsInHand()
  const [one, other, stranger] = [connect(), connect(), connect()]
  floods.belongsTo(one.connection, 'ada')
  floods.belongsTo(other.connection, 'ada')
  floods.belongsTo(stranger.connection, 'bob')
  one.send(90)
  other.send(11)
  stranger.send(100)
  expect([one, other, stranger].map(({ state }) => state.isPaused)).toEqual([false, true, false])
})

test('an empty frame counts as one', () => {
  const { connect } = floodsInHand()
  const { state, connection } = connect()
  for (let sent = 0; sent <= 100; sent += 1) connection.emit('data', undefined)
  expect(state.isPaused).toBe(true)
})

test('a long frame costs as many short ones', () => {
  const { connect } = floodsInHand()
  const { state, send } = connect()
  send(1, 'x'.repeat(500_000))
  expect(state.isPaused).toBe(true)
})

test('what is closed while it is paused is read to its end', () => {
  const { connect } = floodsInHand()
  const { state, connection, send } = connect()
  send(150)
  connection.emit('close')
  expect(state.isPaused).toBe(false)
})

test('long polling is closed where as much again is owed', async () => {
  const { connect } = floodsInHand()
  const { state, send } = connect(false)
  send(150)
  await new Promise((resolve) => setImmediate(resolve))
  expect(state.isClosed).toBe(false)
  send(50)
  await vi.waitFor(() => expect(state.isClosed).toBe(true))
})

test('whoever keeps to the rates of the commands is far from it', () => {
  const { perSecond, burst } = frameRate(DEFAULT_RATES)
  const all = Object.values(DEFAULT_RATES)
  expect(perSecond).toBeGreaterThan(2 * all.reduce((sum, rate) => sum + rate.perSecond, 0))
  expect(burst).toBeGreaterThan(2 * all.reduce((sum, rate) => sum + rate.burst, 0))
})
