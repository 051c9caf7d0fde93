import type { PersonPresence, PresenceState } from '@parley/protocol'
import { type RawConnection, type RedisServer, startRedis } from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openSetting, type Setting, type Someone, WITHOUT_RATES } from './setting.ts'

vi.setConfig({ testTimeout: 240_000 })

/** Generous: what is meant to take a second or two takes longer on a machine that does other things. */
const SOON_MS = 30_000
/** TTL, one look at everybody, and air. */
const EXPIRED_MS = 120_000

/** How somebody is by the last word that the connection heard. */
function stateAt(connection: RawConnection, personId: string): PresenceState | undefined {
  const heard = connection.events.flatMap(({ name, payload }) =>
    name === 'presence.changed' ? (payload as { presences: PersonPresence[] }).presences : [],
  )
  return heard.findLast((presence) => presence.personId === personId)?.state
}

async function watch(connection: RawConnection, ...people: Someone[]): Promise<(PresenceState | undefined)[]> {
  const input = { personIds: people.map(({ id }) => id) }
  const { presences } = await connection.ask<{ presences: PersonPresence[] }>('presence.watch', input)
  return people.map(({ id }) => presences.find(({ personId }) => personId === id)?.state)
}

async function becomes(connection: RawConnection, person: Someone, state: PresenceState, limitMs = SOON_MS) {
  await vi.waitFor(() => expect(stateAt(connection, person.id)).toBe(state), { timeout: limitMs, interval: 50 })
}

let redis: RedisServer
let setting: Setting
beforeAll(async () => {
  redis = await startRedis()
  setting = await openSetting({ environment: { ...WITHOUT_RATES, REDIS_URL: redis.url } })
})
afterAll(async () => {
  await setting.close()
  await redis.close()
})

test('the people of an instance that was killed are offline when their signs are over', async () => {
  const [ann, ben] = [await setting.person('ann'), await setting.person('ben')]
  const doomed = await setting.secondServer()
  const watcher = await ben.arrive()
  await (await ann.arrive(doomed)).ask('presence.report', { active: true })
  await vi.waitFor(async () => expect(await watch(watcher, ann)).toEqual(['online']), { timeout: SOON_MS })
  await doomed.kill('SIGKILL')
  await becomes(watcher, ann, 'offline', EXPIRED_MS)
})

test('nobody blinks while Redis is away, and none is forgotten by a Redis that lost everything', async () => {
  const [ann, ben, cyd] = (await Promise.all(['ann', 'ben', 'cyd'].map((name) => setting.person(name)))) as [
    Someone,
    Someone,
    Someone,
  ]
  const other = await setting.secondServer()
  const watcher = await ben.arrive()
  const hers = await ann.arrive(other)
  await hers.ask('presence.report', { active: true })
  await vi.waitFor(async () => expect(await watch(watcher, ann, cyd)).toEqual(['online', 'offline']), {
    timeout: SOON_MS,
  })
  await redis.kill('SIGKILL')
  const here = await cyd.arrive()
  await here.ask('presence.report', { active: true })
  await becomes(watcher, cyd, 'online')
  expect(stateAt(watcher, ann.id)).not.toBe('offline')
  await redis.restart()
  await hers.ask('presence.report', { active: false })
  await becomes(watcher, ann, 'away', EXPIRED_MS)
  const heard = watcher.events.filter(({ name }) => name === 'presence.changed')
  expect(JSON.stringify(heard)).not.toContain('offline')
})
