import type { Socket } from 'node:net'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { acceptWebSocket, listen, listenerInHand, upgradeOf } from '../simulation/raw-server.ts'
import { socketIoTransport } from './socket-io.ts'

const handshake = { ticket: 'a', protocol: 1 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
})

/** A transport whose connections took no time, and a server that does with each next one what the test says. */
async function transportInHand() {
  let act: (socket: Socket) => void = acceptWebSocket
  const { url, sockets } = await listen((socket) => act(socket))
  const transport = socketIoTransport({ url })

  function begin() {
    const hand = listenerInHand()
    const link = transport.open(handshake, hand.listener)
    onTestFinished(() => link.close())
    return { ...hand, link }
  }
  return {
    begin,
    meets: (next: (socket: Socket) => void) => {
      act = next
    },
    async open() {
      act = acceptWebSocket
      const { link, listener, closed } = begin()
      await new Promise<void>((resolve) => Object.assign(listener, { opened: resolve }))
      act = () => {}
      const [last] = [...sockets].slice(-1)
      return {
        link,
        closed,
        lose: async () => {
          last?.destroy()
          await closed
        },
      }
    },
    /** Lets a server be silent until the attempt is given up. @returns how long that took, in seconds */
    patience() {
      act = () => {}
      const { heard } = begin()
      let seconds = 0
      for (; heard.length === 0 && seconds < 100; seconds++) vi.advanceTimersByTime(1_000)
      return seconds
    },
  }
}

test('a server that closed a connection is given time, one that never did is not, and silence doubles', async () => {
  const hand = await transportInHand()
  const { link } = await hand.open()
  link.close()
  expect([hand.patience(), hand.patience(), hand.patience()]).toEqual([3, 6, 12])
  const { lose } = await hand.open()
  await lose()
  expect(hand.patience()).toBe(30)
})

test('a connection that fell silent is no server that ended', async () => {
  const hand = await transportInHand()
  const { closed } = await hand.open()
  vi.advanceTimersByTime(45_000)
  await closed
  expect(hand.patience()).toBe(3)
})

test('an attempt that somebody gives up early leaves patience as it was', async () => {
  const hand = await transportInHand()
  const { link } = await hand.open()
  link.close()
  const short = hand.begin()
  vi.advanceTimersByTime(2_000)
  short.link.close()
  expect(hand.patience()).toBe(3)

  const { lose } = await hand.open()
  await lose()
  hand.begin().link.close()
  expect(hand.patience()).toBe(30)
})

test('one that somebody gives up after a while met silence', async () => {
  const hand = await transportInHand()
  const { link } = await hand.open()
  link.close()
  const long = hand.begin()
  vi.advanceTimersByTime(2_500)
  long.link.close()
  expect(hand.patience()).toBe(6)
})

test('where the browser has no network, what is lost says nothing of the server', async () => {
  const hand = await transportInHand()
  const { lose } = await hand.open()
  vi.stubGlobal('navigator', { onLine: false })
  onTestFinished(() => void vi.unstubAllGlobals())
  await lose()
  hand.meets((socket) => socket.destroy())
  await hand.begin().closed
  hand.patience()
  vi.unstubAllGlobals()
  expect(hand.patience()).toBe(3)
})

test('an instance that ends after everybody moved away says nothing of the one in use', async () => {
  const hand = await transportInHand()
  const left = await hand.open()
  const { link } = await hand.open()
  await left.lose()
  link.close()
  expect(hand.patience()).toBe(3)
})

test('a server that ends between its upgrade and its greeting is heard of at once, and given time', async () => {
  const hand = await transportInHand()
  const { link } = await hand.open()
  link.close()
  hand.meets((socket) => socket.once('data', (request) => socket.end(upgradeOf(request))))
  const attempt = hand.begin()
  expect(await attempt.closed).toBeNull()
  attempt.link.close()
  expect(attempt.heard).toEqual(['closed'])
  expect(hand.patience()).toBe(30)
})
