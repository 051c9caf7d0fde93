import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { connectionInHand } from '../simulation/connection-in-hand.ts'

test('idle → connecting: connect', async () => {
  const hand = connectionInHand()
  expect(hand.status()).toBe('idle')
  await hand.reach('connecting')
  expect(hand.connection.state).toEqual({ status: 'connecting', attempt: 1, offlineSince: null })
})

test('connecting → syncing: the link opened', async () => {
  const hand = connectionInHand()
  await hand.reach('syncing')
  expect(hand.status()).toBe('syncing')
  expect(hand.link().sent).toEqual(['session.hello'])
})

test('syncing → online: hello was answered', async () => {
  const hand = connectionInHand()
  await hand.reach('online')
  expect(hand.connection.state).toEqual({ status: 'online', since: hand.clock.now() })
})

test('connecting → waiting: no ticket, because the network is away', async () => {
  const hand = connectionInHand()
  hand.ticket = () => Promise.reject(new TypeError('fetch failed'))
  await hand.reach('connecting')
  expect(hand.connection.state).toMatchObject({ status: 'waiting', attempt: 1, reason: null })
})

test('connecting → waiting: a ticket that never comes', async () => {
  const hand = connectionInHand()
  hand.ticket = () => new Promise(() => {})
  await hand.reach('connecting')
  await hand.clock.advance(10_000)
  expect(hand.status()).toBe('waiting')
})

test('connecting → waiting: what should be a ticket is none', async () => {
  const hand = connectionInHand()
  hand.ticket = () => Promise.resolve(undefined as unknown as { ticket: string })
  await hand.reach('connecting')
  expect(hand.connection.state).toMatchObject({ status: 'waiting', attempt: 1, reason: null })
})

test('connecting → waiting: the transport throws, and the next attempt is made all the same', async () => {
  const hand = connectionInHand()
  hand.beforeOpen = () => {
    throw new TypeError('Invalid URL')
  }
  await hand.reach('connecting')
  expect(hand.connection.state).toMatchObject({ status: 'waiting', attempt: 1, reason: null })
  hand.beforeOpen = () => {}
  await hand.clock.advance(1_000)
  hand.link().listener.opened()
  await hand.clock.advance(0)
  expect(hand.status()).toBe('syncing')
})

test('connecting → waiting: the link failed', async () => {
  const hand = connectionInHand()
  await hand.reach('waiting')
  expect(hand.status()).toBe('waiting')
  expect(hand.link().isClosed).toBe(true)
})

test('connecting → waiting: the link never opens', async () => {
  const hand = connectionInHand()
  await hand.reach('connecting')
  await hand.clock.advance(45_000)
  expect(hand.status()).toBe('waiting')
})

test('connecting → waiting: a refused ticket is not the end, because the next one is fresh', async () => {
  const hand = connectionInHand()
  await hand.reach('connecting')
  await hand.lose(new Refusal('UNAUTHENTICATED'))
  expect(hand.status()).toBe('waiting')
})

test('syncing → waiting: the link was lost', async () => {
  const hand = connectionInHand()
  await hand.reach('syncing')
  await hand.lose()
  expect(hand.status()).toBe('waiting')
})

test('syncing → waiting: hello was refused, and the wait is as long as the server asked', async () => {
  const hand = connectionInHand()
  hand.hello = () => Promise.reject(new Refusal('UNAVAILABLE', { retryAfterMs: 7_000 }))
  await hand.reach('syncing')
  expect(hand.connection.state).toMatchObject({ status: 'waiting', reason: { code: 'UNAVAILABLE' } })
  await hand.clock.advance(6_999)
  expect(hand.status()).toBe('waiting')
  await hand.clock.advance(600)
  expect(hand.status()).toBe('connecting')
})

test('syncing → waiting: hello is not answered', async () => {
  const hand = connectionInHand()
  await hand.reach('syncing')
  await hand.clock.advance(10_000)
  expect(hand.status()).toBe('waiting')
})

test('online → waiting: the link was lost', async () => {
  const hand = connectionInHand()
  await hand.reach('online')
  await hand.lose()
  expect(hand.connection.state).toMatchObject({ status: 'waiting', attempt: 1, offlineSince: hand.clock.now() })
})

test('online → waiting: the server is silent', async () => {
  const hand = connectionInHand()
  await hand.reach('online')
  await hand.clock.advance(5_000)
  expect(hand.link().sent).toEqual(['session.hello', 'session.ping'])
  await hand.clock.advance(5_000)
  expect(hand.status()).toBe('waiting')
  expect(hand.link().isClosed).toBe(true)
})

test('waiting → connecting: the wait is over', async () => {
  const hand = connectionInHand()
  await hand.reach('waiting')
  const offlineSince = hand.clock.now()
  await hand.clock.advance(249)
  expect(hand.status()).toBe('waiting')
  await hand.clock.advance(1)
  expect(hand.connection.state).toEqual({ status: 'connecting', attempt: 2, offlineSince })
})

test('waiting → connecting: retryNow', async () => {
  const hand = connectionInHand()
  await hand.reach('waiting')
  hand.connection.retryNow()
  expect(hand.status()).toBe('connecting')
})

test('retryNow begins an attempt anew that hangs for seconds, and leaves a fresh one alone', async () => {
  const hand = connectionInHand()
  await hand.reach('connecting')
  hand.connection.retryNow()
  await hand.clock.advance(3_000)
  expect(hand.links).toHaveLength(1)
  hand.connection.retryNow()
  await hand.clock.advance(0)
  expect(hand.links).toHaveLength(2)
  expect(hand.links[0]?.isClosed).toBe(true)
})

test('retryNow asks a server that is online whether it lives', async () => {
  const hand = connectionInHand()
  await hand.reach('online')
  hand.connection.retryNow()
  expect(hand.link().sent.at(-1)).toBe('session.ping')
})

for (const status of ['idle', 'connecting', 'syncing', 'online', 'waiting'] as const) {
  test(`${status} → ended: close`, async () => {
    const hand = connectionInHand()
    if (status !== 'idle') await hand.reach(status)
    expect(hand.status()).toBe(status)
    hand.connection.end(null)
    expect(hand.connection.state).toEqual({ status: 'ended', reason: null })
    hand.connection.retryNow()
    hand.connection.connect()
    await hand.clock.advance(60_000)
    expect(hand.status()).toBe('ended')
    expect(hand.links.every((link) => link.isClosed)).toBe(true)
  })
}

for (const code of ['UNAUTHENTICATED', 'SESSION_ENDED'] as const) {
  test(`connecting → ended: no ticket any more, ${code}`, async () => {
    const hand = connectionInHand()
    hand.ticket = () => Promise.reject(new Refusal(code))
    await hand.reach('connecting')
    expect(hand.connection.state).toMatchObject({ status: 'ended', reason: { code } })
  })
}

for (const code of ['SESSION_ENDED', 'PROTOCOL_UNSUPPORTED', 'ORIGIN_REFUSED'] as const) {
  test(`connecting → ended: the handshake was refused with ${code}`, async () => {
    const hand = connectionInHand()
    await hand.reach('connecting')
    await hand.lose(new Refusal(code))
    expect(hand.connection.state).toMatchObject({ status: 'ended', reason: { code } })
  })
}

test('online → ended: a command is refused because the session ended', async () => {
  const hand = connectionInHand()
  await hand.reach('online')
  const asked = expect(hand.connection.request('session.list', {})).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  hand.link().refuse(new Refusal('SESSION_ENDED'))
  await asked
  expect(hand.connection.state).toMatchObject({ status: 'ended', reason: { code: 'SESSION_ENDED' } })
})

test('a command that is not answered is given up as unavailable, and its late answer is not heard', async () => {
  const hand = connectionInHand()
  await hand.reach('online')
  const asked = expect(hand.connection.request('session.list', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  for (let second = 0; second < 15; second++) {
    hand.link().listener.received('room.changed', {})
    await hand.clock.advance(1_000)
  }
  await asked
  hand.link().answer({})
  expect(hand.status()).toBe('online')
})

test('a connection that never lasts backs off as one that never comes', async () => {
  const hand = connectionInHand()
  await hand.reach('online')
  for (const delayMs of [250, 500, 1_000, 2_000, 4_000, 7_500, 7_500]) {
    await hand.lose()
    expect(hand.connection.state).toMatchObject({ status: 'waiting', retryAt: hand.clock.now() + delayMs })
    await hand.clock.advance(delayMs)
    hand.link().listener.opened()
    await hand.clock.advance(0)
    hand.link().answer({})
    await hand.clock.advance(0)
    expect(hand.status()).toBe('online')
  }
  hand.link().listener.received('room.changed', {})
  await hand.clock.advance(2_000)
  await hand.lose()
  expect(hand.connection.state).toMatchObject({ attempt: 1, retryAt: hand.clock.now() + 250 })
})

test('what an earlier link still says is not heard', async () => {
  const hand = connectionInHand()
  await hand.reach('waiting')
  const [old] = hand.links
  hand.connection.retryNow()
  await hand.clock.advance(0)
  old?.listener.opened()
  old?.listener.closed(null)
  await hand.clock.advance(0)
  expect(hand.status()).toBe('connecting')
})
