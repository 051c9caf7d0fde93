import { once } from 'node:events'
import { createServer, get, type Server } from 'node:http'
import { connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { type Listening, listen } from './listen.ts'

const HOST = '127.0.0.1'
const stops: (() => Promise<unknown>)[] = []

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function open(): Promise<{ front: Server; listening: Listening; errors: unknown[] }> {
  const front = createServer((_, response) => response.end('here'))
  const errors: unknown[] = []
  const listening = await listen(front, { port: 0, host: HOST }, (error) => errors.push(error))
  stops.push(async () => {
    const stopped = listening.stop()
    front.closeAllConnections()
    await stopped
  })
  return { front, listening, errors }
}

const ask = (port: number) =>
  new Promise<string>((resolve, reject) => {
    const request = get({ port, host: HOST, agent: false }, (response) => {
      response.setEncoding('utf8').once('data', resolve)
    })
    request.once('error', reject)
  })

/** Connects as often while this thread stands still, so that all of them wait to be taken. Some systems let 128 wait. */
async function knock(port: number, times: number): Promise<Worker> {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const program = `
    const { workerData: { port, times, flag } } = require('node:worker_threads')
    let left = times
    for (let each = 0; each < times; each += 1) {
      const socket = require('node:net').connect(port, '${HOST}', () => {
        left -= 1
        if (left === 0) { Atomics.store(flag, 0, 1); Atomics.notify(flag, 0) }
      })
      socket.on('error', () => {})
    }`
  const worker = new Worker(program, { eval: true, workerData: { port, times, flag } })
  await once(worker, 'online')
  expect(Atomics.wait(flag, 0, 0, 20_000)).not.toBe('timed-out')
  return worker
}

test('a turn of the event loop takes several of those who wait', async () => {
  const { front, listening, errors } = await open()
  expect(await listening.complete).toEqual({ handles: 16 })
  let taken = 0
  front.on('connection', () => {
    taken += 1
  })
  const worker = await knock(listening.port, 100)
  stops.push(() => worker.terminate())

  let turns = 0
  while (taken < 100) {
    await nextTurn()
    turns += 1
  }
  // One handle takes one a turn: it would be 100.
  expect(turns).toBeLessThan(30)
  expect(errors).toEqual([])
})

test('whoever knocks while there are not all handles yet is answered', async () => {
  const { listening } = await open()
  let isComplete = false
  const complete = listening.complete.then(() => {
    isComplete = true
  })
  const answers: string[] = []
  while (!isComplete) answers.push(await ask(listening.port))
  await complete
  expect(answers.length).toBeGreaterThan(0)
  expect(new Set(answers)).toEqual(new Set(['here']))
})

test('where no second process may start, one handle takes everybody', async () => {
  const program = process.execPath
  onTestFinished(() => {
    process.execPath = program
  })
  // Node tells of the first one by an event, and throws the second one.
  for (const [place, code] of [
    ['/nowhere', 'ENOENT'],
    ['/dev/null/nowhere', 'ENOTDIR'],
  ] as const) {
    process.execPath = place
    const { listening, errors } = await open()
    expect(await listening.complete).toEqual({ handles: 1 })
    expect(errors).toMatchObject([{ code }])
    expect(await ask(listening.port)).toBe('here')
  }
})

test('nobody is taken after it stopped, at whatever moment that was', async () => {
  for (const isEarly of [true, false]) {
    const { listening } = await open()
    if (!isEarly) await listening.complete
    await listening.stop()
    await listening.complete
    const socket = connect(listening.port, HOST)
    const [error] = await once(socket, 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  }
})

test('a place that is taken is refused', async () => {
  const { listening } = await open()
  await expect(listen(createServer(), { port: listening.port, host: HOST }, () => undefined)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
