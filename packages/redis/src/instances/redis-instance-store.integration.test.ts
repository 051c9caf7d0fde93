import { setTimeout as wait } from 'node:timers/promises'
import { describeInstanceStore } from '@parley/core/fixtures/instances-contract'
import { startRedis, startRedisCluster } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, vi } from 'vitest'
import { openRedis } from '../link/open-redis.ts'
import type { Redis } from '../link/redis.ts'
import { createRedisInstanceStore } from './redis-instance-store.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

describe.each([
  ['one Redis', startRedis],
  ['a Redis Cluster', startRedisCluster],
] as const)('%s', (name, start) => {
  let server: { url: string; close(): Promise<void> }
  let redis: Redis
  beforeAll(async () => {
    server = await start()
    redis = openRedis({ url: server.url, name: 'test', log: { info() {}, warn() {} } })
    await vi.waitFor(() => expect(redis.isUp).toBe(true), { timeout: 30_000 })
  })
  afterAll(async () => {
    redis.close()
    await server.close()
  })

  describeInstanceStore(name, () => ({
    // Another instance's, for each question.
    open: () => createRedisInstanceStore(redis),
    empty: async () => {
      await redis.send('parley:{instances}', ['DEL', 'parley:{instances}', 'parley:{instances}:drain'])
    },
    pass: (ms) => wait(ms),
  }))
})
