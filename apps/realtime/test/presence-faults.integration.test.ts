import { type RedisServer, startRedis } from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openSetting, type Setting, type Someone, WITHOUT_RATES } from './setting.ts'
import { becomes, SOON_MS, stateAt, watch } from './watching.ts'

vi.setConfig({ testTimeout: 240_000 })

/** TTL, one look at everybody, and air. */
const EXPIRED_MS = 120_000

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
