import { type RedisServer, startRedis } from '@parley/testkit'
import { expect, type TestContext, test, vi } from 'vitest'
import { openSetting, type Setting, type Someone, WITHOUT_RATES } from './setting.ts'
import { becomes, SOON_MS, stateAt, watch } from './watching.ts'

vi.setConfig({ testTimeout: 240_000 })

/** TTL, one look at everybody, and air. */
const EXPIRED_MS = 120_000

/** Each test breaks what is its own, so that they can wait side by side. */
async function openOwn(
  onTestFinished: TestContext['onTestFinished'],
): Promise<{ redis: RedisServer; setting: Setting }> {
  const redis = await startRedis()
  const setting = await openSetting({ environment: { ...WITHOUT_RATES, REDIS_URL: redis.url } })
  onTestFinished(async () => {
    await setting.close()
    await redis.close()
  })
  return { redis, setting }
}

test.concurrent('the people of an instance that was killed are offline when their signs are over', async ({
  onTestFinished,
}) => {
  const { setting } = await openOwn(onTestFinished)
  const [ann, ben] = [await setting.person('ann'), await setting.person('ben')]
  const doomed = await setting.secondServer()
  const watcher = await ben.arrive()
  await (await ann.arrive(doomed)).ask('presence.report', { active: true })
  await vi.waitFor(async () => expect(await watch(watcher, ann)).toEqual(['online']), { timeout: SOON_MS })
  await doomed.kill('SIGKILL')
  await becomes(watcher, ann, 'offline', EXPIRED_MS)
})

test.concurrent('nobody blinks while Redis is away, and none is forgotten by a Redis that lost everything', async ({
  onTestFinished,
}) => {
  const { redis, setting } = await openOwn(onTestFinished)
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
