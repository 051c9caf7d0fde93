import { setTimeout as wait } from 'node:timers/promises'
import type { PresenceStore } from '@parley/core'
import { describePresenceStore } from '@parley/core/fixtures/presence-contract'
import { type RedisCluster, type RedisServer, startRedis, startRedisCluster } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openRedis } from '../link/open-redis.ts'
import type { Redis } from '../link/redis.ts'
import { createRedisPresenceStore } from './redis-presence-store.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const log = { info() {}, warn() {} }

async function linkTo(url: string): Promise<Redis> {
  const redis = openRedis({ url, name: 'test', log })
  await vi.waitFor(() => expect(redis.isUp).toBe(true), { timeout: 30_000 })
  return redis
}

describe('one Redis', () => {
  let server: RedisServer
  let redis: Redis
  beforeAll(async () => {
    server = await startRedis()
    redis = await linkTo(server.url)
  })
  afterAll(async () => {
    redis.close()
    await server.close()
  })

  describePresenceStore('Redis', () => ({ store: createRedisPresenceStore(redis), pass: (ms) => wait(ms) }))

  const ann = { personId: 'ann', connectionId: 'a', active: true, ttlMs: 60_000 }

  test('nothing of anybody stays when their last sign is over', async () => {
    await server.command('FLUSHALL')
    const store = createRedisPresenceStore(redis)
    await store.give([{ ...ann, ttlMs: 300 }])
    await vi.waitFor(async () => expect(await server.command('KEYS', '*ann')).toEqual([]), { timeout: 30_000 })
  })

  test('a Redis that was emptied is noticed once by each instance, whoever wrote to it first', async () => {
    const [one, other] = [createRedisPresenceStore(redis), createRedisPresenceStore(redis)]
    await one.give([ann])
    expect((await one.read(['ann'])).isLost).toBe(false)
    expect((await other.read(['ann'])).isLost).toBe(false)
    await server.command('FLUSHALL')
    const reading = await one.read(['ann'])
    expect([reading.isLost, reading.states.size]).toEqual([true, 0])
    await one.give([ann])
    expect((await one.read(['ann'])).isLost).toBe(false)
    expect((await other.read(['ann'])).isLost).toBe(true)
    expect((await other.read(['ann'])).isLost).toBe(false)
  })

  test('what one instance announces the others hear, and it does not', async () => {
    const heard = { one: [] as string[], other: [] as string[] }
    let isBack = 0
    const listen = (store: PresenceStore, name: 'one' | 'other') =>
      store.listen(
        (people) => heard[name].push(...people),
        () => {
          isBack += 1
        },
      )
    const [one, other] = [createRedisPresenceStore(redis), createRedisPresenceStore(redis)]
    const ears = [listen(one, 'one'), listen(other, 'other')]
    await vi.waitFor(() => expect(isBack).toBe(2), { timeout: 30_000 })
    const people = Array.from({ length: 1_200 }, (_, at) => `p${at}`)
    one.announce(people)
    await vi.waitFor(() => expect(heard.other).toEqual(people), { timeout: 30_000 })
    expect(heard.one).toEqual([])
    for (const each of ears) each.close()
  })

  test('while Redis is away giving and reading fail at once', async () => {
    const lonely = openRedis({ url: 'redis://127.0.0.1:1', name: 'test', log })
    const store = createRedisPresenceStore(lonely)
    await expect(store.give([ann])).rejects.toThrow()
    await expect(store.read(['ann'])).rejects.toThrow()
    lonely.close()
  })
})

describe('a Redis Cluster', () => {
  let cluster: RedisCluster
  let redis: Redis
  beforeAll(async () => {
    cluster = await startRedisCluster()
    redis = await linkTo(cluster.url)
  })
  afterAll(async () => {
    redis.close()
    await cluster.close()
  })

  describePresenceStore('a Redis Cluster', () => ({ store: createRedisPresenceStore(redis), pass: (ms) => wait(ms) }))
})
