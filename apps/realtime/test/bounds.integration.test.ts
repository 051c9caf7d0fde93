import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { DEFAULT_LIMITS, DEFAULT_RATES, MAX_BODY_BYTES, type RateClass } from '@parley/protocol'
import { openRows, type RawAck, type RawConnection } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone, say, WITHOUT_RATES } from './setting.ts'

describe('rates', () => {
  let setting: Setting
  beforeAll(async () => {
    setting = await openSetting({ environment: {} })
  })
  afterAll(() => setting.close())

  const CHEAPEST: Record<RateClass, (roomId: string) => [string, object]> = {
    send: (roomId) => ['message.send', { roomId, clientId: randomUUID(), body: 'again' }],
    write: (roomId) => ['room.join', { roomId }],
    read: () => ['room.list', { limit: 1 }],
    heartbeat: () => ['session.ping', {}],
    signal: () => ['presence.report', { active: true }],
  }

  test.each(Object.keys(CHEAPEST) as RateClass[])(
    'the burst of %s is done, the rest told when to come back',
    async (of) => {
      const ada = await setting.person('ada')
      const [connection, another] = await Promise.all([ada.arrive(), ada.connect()])
      const { room } = await makeRoom(connection)
      const { burst, perSecond } = DEFAULT_RATES[of]
      const attempts = burst * 2
      // From two sockets: it is the person who is limited, not the connection.
      const acks = await Promise.all(
        Array.from({ length: attempts }, (_, index) =>
          (index % 2 === 0 ? connection : another).call(...CHEAPEST[of](room.id)),
        ),
      )
      const refused = acks.filter((ack): ack is Extract<RawAck, { ok: false }> => !ack.ok)
      expect(refused.length).toBeGreaterThan(0)
      expect(attempts - refused.length).toBeGreaterThanOrEqual(burst - 5)
      for (const { error } of refused) {
        expect(error).toMatchObject({ code: 'RATE_LIMITED', retryable: true })
        expect(error.retryAfterMs).toBeGreaterThan(0)
        expect(error.retryAfterMs).toBeLessThanOrEqual(Math.ceil(1000 / perSecond))
      }
    },
  )
})

describe('I12 slow consumers', () => {
  let setting: Setting
  beforeAll(async () => {
    setting = await openSetting({ environment: { ...WITHOUT_RATES, PARLEY_LIMIT_BODY_CHARACTERS: '65536' } })
  })
  afterAll(() => setting.close())

  test('a socket that does not read is closed; those that do miss nothing; memory stays', async () => {
    const people = await Promise.all(['ada', 'bob', 'cyd'].map((name) => setting.person(name)))
    const [speaker, reader, sleeper] = (await Promise.all(
      people.map((person) => person.arrive()),
    )) as RawConnection[] as [RawConnection, RawConnection, RawConnection]
    const { room } = await makeRoom(speaker)
    for (const socket of [reader, sleeper]) await socket.ask('room.join', { roomId: room.id })
    stopReading(sleeper)
    const closedInLog = setting.server.waitForLog(({ msg }) => msg === 'slow consumer closed', 60_000)
    let closed = false
    const outcome = closedInLog.then((line) => {
      closed = true
      return line
    })
    let sent = 0
    while (!closed && sent < 600) {
      await say(speaker, room.id, 'x'.repeat(60_000))
      sent += 1
    }
    const line = await outcome
    expect(line.bytes).toBeGreaterThan(1_000_000)
    expect(line.bytes).toBeLessThan(8_500_000)
    const { rev } = await say(speaker, room.id, 'the end')
    await reader.waitFor(({ payload }) => JSON.stringify(payload).includes(`"rev":${rev}`), 30_000)
    expect(await reader.call('session.ping', {})).toMatchObject({ ok: true })
  })

  test('a burst of the longest messages at the default rates closes nobody', async () => {
    const others = await openSetting({ environment: {} })
    const people = await Promise.all(['ada', 'bob', 'cyd'].map((name) => others.person(name)))
    const [ada, bob, cyd] = people as [Someone, Someone, Someone]
    const speaker = await ada.arrive()
    const polling = await bob.connect(others.server, { transports: ['polling'] })
    await polling.ask('session.hello')
    const sockets = [speaker, polling, await cyd.arrive()]
    const { room } = await makeRoom(speaker)
    for (const socket of sockets) await socket.ask('room.join', { roomId: room.id })
    const { burst } = DEFAULT_RATES.send
    const body = '\u{1F600}'.repeat(DEFAULT_LIMITS.bodyCharacters)
    const sent = await Promise.all(Array.from({ length: burst }, () => say(speaker, room.id, body)))
    const last = Math.max(...sent.map(({ rev }) => rev))
    for (const socket of sockets) {
      await socket.waitFor(({ payload }) => JSON.stringify(payload).includes(`"rev":${last}`), 30_000)
      expect(await socket.call('session.ping', {})).toMatchObject({ ok: true })
    }
    expect(others.server.log.filter(({ msg }) => msg === 'slow consumer closed')).toEqual([])
    await others.close()
  })

  test('the longest message that any setting allows fits a frame both ways, whatever is in it', async () => {
    const most = String(MAX_BODY_BYTES)
    const environment = { PARLEY_LIMIT_BODY_CHARACTERS: most, PARLEY_LIMIT_BODY_BYTES: most }
    const others = await openSetting({ environment })
    const [ada, bob] = await Promise.all([others.person('ada'), others.person('bob')])
    const [speaker, listener] = await Promise.all([ada.arrive(), bob.arrive()])
    const { room } = await makeRoom(speaker)
    await listener.ask('room.join', { roomId: room.id })
    // JSON needs six bytes for each of these.
    const body = `${'\u0001'.repeat(MAX_BODY_BYTES - 1)}x`
    await say(speaker, room.id, body)
    await listener.waitFor(({ name, payload }) => name === 'room.changed' && JSON.stringify(payload).length > 900_000)
    await others.close()
  })

  test('a page of long messages is cut to fit, and the next one brings the rest', async () => {
    const person = await setting.person('ada')
    const ada = await person.arrive()
    const rows = await openRows(setting.databaseUrl)
    const { room } = await makeRoom(ada)
    for (let count = 0; count < 12; count += 1) await say(ada, room.id, `${count} `.padEnd(60_000, 'x'))
    const { epoch } = ada.hello
    const seen: number[] = []
    for (let after = 0, more = true; more; ) {
      const page = await ada.ask<{ changes: { type: string; rev: number }[]; completeTo: number; more: boolean }>(
        'room.sync',
        { roomId: room.id, epoch, after },
      )
      expect(JSON.stringify(page).length).toBeLessThan(400_000)
      seen.push(...page.changes.filter(({ type }) => type === 'message').map(({ rev }) => rev))
      after = page.completeTo
      more = page.more
    }
    expect(seen).toEqual((await rows.messages(room.id)).map(({ seq }) => seq))
    const history = await ada.ask<{ messages: { seq: number }[]; more: boolean }>('room.history', {
      roomId: room.id,
      epoch,
    })
    expect(history.more).toBe(true)
    expect(history.messages.at(-1)?.seq).toBe(seen.at(-1))
    await rows.close()
  })
})

/** The client's end of the TCP connection stops reading, as a laptop that went to sleep. */
function stopReading({ socket }: RawConnection): void {
  const transport = socket.io.engine.transport as unknown as { ws: { _socket: Socket } }
  transport.ws._socket.pause()
}
