import { randomUUID } from 'node:crypto'
import { type RawConnection, type RealtimeProcess, type RedisServer, startRedis } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone, say, WITHOUT_RATES } from './setting.ts'
import { becomes, SOON_MS, stateAt, watch } from './watching.ts'

vi.setConfig({ testTimeout: 240_000 })

const typingOf = (connection: RawConnection) => connection.events.filter(({ name }) => name === 'typing.changed')

/** Whatever the server was about to send before this has arrived. */
const settle = (connection: RawConnection) => connection.ask('session.ping')

describe.each(['memory', 'Redis'])('presence and typing with %s', (kind) => {
  let redis: RedisServer | null = null
  let setting: Setting
  let other: RealtimeProcess
  beforeAll(async () => {
    redis = kind === 'Redis' ? await startRedis() : null
    setting = await openSetting({
      environment: { ...WITHOUT_RATES, ...(redis === null ? {} : { REDIS_URL: redis.url }) },
    })
    // Without Redis there is one instance.
    other = redis === null ? setting.server : await setting.secondServer()
  })
  afterAll(async () => {
    await setting.close()
    await redis?.close()
  })
  const people = (...names: string[]) => Promise.all(names.map((name) => setting.person(name)))

  test.concurrent('whoever watches a person hears how they come, turn away and go, and nobody else does', async () => {
    const [ann, ben, cyd] = (await people('ann', 'ben', 'cyd')) as [Someone, Someone, Someone]
    const [watcher, bystander] = [await ben.arrive(), await cyd.arrive(other)]
    expect(await watch(watcher, ann, ben)).toEqual(['offline', expect.anything()])
    expect(await watch(bystander, ben)).toEqual([expect.anything()])
    const hers = await ann.arrive(other)
    await hers.ask('presence.report', { active: true })
    await becomes(watcher, ann, 'online')
    await hers.ask('presence.report', { active: false })
    await becomes(watcher, ann, 'away')
    const phone = await (await ann.onAnotherDevice()).arrive()
    await becomes(watcher, ann, 'online')
    phone.close()
    await becomes(watcher, ann, 'away')
    hers.close()
    await becomes(watcher, ann, 'offline')
    await settle(bystander)
    expect(stateAt(bystander, ann.id)).toBeUndefined()
    expect(await watch(watcher)).toEqual([])
  })

  test.concurrent('one who comes back at once was never gone, wherever they come back', async () => {
    const [ann, ben] = (await people('ann', 'ben')) as [Someone, Someone]
    const watcher = await ben.arrive()
    const hers = await ann.arrive(other)
    await hers.ask('presence.report', { active: true })
    await vi.waitFor(async () => expect(await watch(watcher, ann)).toEqual(['online']), { timeout: SOON_MS })
    hers.close()
    const again = await ann.arrive()
    await again.ask('presence.report', { active: false })
    await becomes(watcher, ann, 'away')
    const heard = watcher.events.filter(({ name }) => name === 'presence.changed')
    expect(JSON.stringify(heard)).not.toContain('offline')
  })

  test('who is nobody is offline, and nothing more is told of them', async () => {
    const [ann] = (await people('ann')) as [Someone]
    const hers = await ann.arrive()
    const personId = randomUUID()
    expect(await hers.ask('presence.watch', { personIds: [personId] })).toEqual({
      presences: [{ personId, state: 'offline' }],
    })
    const tooMany = await hers.call('presence.watch', { personIds: Array.from({ length: 501 }, () => randomUUID()) })
    expect(tooMany).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', field: 'personIds' } })
  })

  test('I14 typing reaches the others in the room, at most every two seconds, and no stranger', async () => {
    const [ann, ben, cyd] = (await people('ann', 'ben', 'cyd')) as [Someone, Someone, Someone]
    const [hers, his, strangers] = [await ann.arrive(), await ben.arrive(other), await cyd.arrive(other)]
    const desk = await (await ann.onAnotherDevice()).arrive(other)
    const { room } = await makeRoom(hers)
    await his.ask('room.join', { roomId: room.id })
    const event = { roomId: room.id, personId: ann.id, typing: true }
    await vi.waitFor(
      async () => {
        // Volatile: until the room is heard on the other instance nothing arrives.
        await hers.ask('typing.start', { roomId: room.id })
        expect(typingOf(his)[0]?.payload).toEqual(event)
      },
      { timeout: SOON_MS, interval: 200 },
    )
    await hers.ask('typing.stop', { roomId: room.id })
    await his.waitFor(({ name, payload }) => name === 'typing.changed' && !(payload as typeof event).typing, SOON_MS)
    const before = typingOf(his).length
    for (let count = 0; count < 20; count += 1) await hers.ask('typing.start', { roomId: room.id })
    const marker = await say(hers, room.id, 'after the typing')
    await his.waitFor(
      ({ name, payload }) => name === 'room.changed' && JSON.stringify(payload).includes(marker.clientId),
    )
    expect(typingOf(his).length - before).toBeLessThanOrEqual(2)
    expect([typingOf(hers), typingOf(desk), typingOf(strangers)]).toEqual([[], [], []])
    for (const command of ['typing.start', 'typing.stop']) {
      const refused = await strangers.call(command, { roomId: room.id })
      expect(refused).toMatchObject({ ok: false, error: { code: 'ROOM_NOT_FOUND' } })
    }
    expect(typingOf(his).every(({ payload }) => (payload as typeof event).personId === ann.id)).toBe(true)
  })

  test('who left the room is told nothing of who types there, and may not type', async () => {
    const [ann, ben] = (await people('ann', 'ben')) as [Someone, Someone]
    const [hers, his] = [await ann.arrive(), await ben.arrive(other)]
    const { room } = await makeRoom(hers)
    await his.ask('room.join', { roomId: room.id })
    await his.ask('room.leave', { roomId: room.id })
    await hers.ask('typing.start', { roomId: room.id })
    expect(await his.call('typing.start', { roomId: room.id })).toMatchObject({ error: { code: 'ROOM_NOT_FOUND' } })
    await settle(his)
    expect(typingOf(his)).toEqual([])
  })
})
