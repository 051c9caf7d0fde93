import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { RateLimiter } from '@parley/core'
import { describeRateLimiter } from '@parley/core/fixtures/rate-limiter-contract'
import { type RedisCluster, type RedisServer, startRedis, startRedisCluster } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRedis, type Redis } from '../index.ts'
import { createExactRateLimiter } from './exact-rate-limiter.ts'
import { createLeasingRateLimiter } from './leasing-rate-limiter.ts'

const SILENT = { info: () => {}, warn: () => {} }
const SLOW = { perSecond: 0.01, burst: 40 }

let server: RedisServer
let cluster: RedisCluster
const links: Redis[] = []
const open = (url: string) => {
  const link = openRedis({ url, name: 'rates', log: SILENT })
  links.push(link)
  return link
}
const until = async (condition: () => boolean) => {
  while (!condition()) await wait(10)
}
let one: Redis
let other: Redis
let clustered: Redis

beforeAll(async () => {
  server = await startRedis()
  cluster = await startRedisCluster()
  one = open(server.url)
  other = open(server.url)
  clustered = open(`redis+cluster://${cluster.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`)
  await until(() => links.every(({ isUp }) => isUp))
}, 120_000)
afterAll(async () => {
  await Promise.all(links.map((link) => link.close()))
  await server.close()
  await cluster.close()
})

describeRateLimiter('Redis, exactly', () => createExactRateLimiter(one))
describeRateLimiter('Redis, by leases', () => createLeasingRateLimiter(one))
describeRateLimiter('a Redis Cluster, exactly', () => createExactRateLimiter(clustered))
describeRateLimiter('a Redis Cluster, by leases', () => createLeasingRateLimiter(clustered))

/** How many of many takings, in turns, are allowed. */
async function allowedOf(limiters: readonly RateLimiter[], pauseMs: number): Promise<number> {
  const key = randomUUID()
  let allowed = 0
  for (let round = 0; round < SLOW.burst * 3; round += 1) {
    for (const limiter of limiters) if ((await limiter.take(key, SLOW)).allowed) allowed += 1
    if (pauseMs > 0) await wait(pauseMs)
  }
  return allowed
}

describe('over several processes', () => {
  test('a burst is shared exactly', async () => {
    expect(await allowedOf([createExactRateLimiter(one), createExactRateLimiter(other)], 0)).toBe(SLOW.burst)
  })

  test('a burst is shared by leases, with the slack that they promise', async () => {
    const limiters = [createLeasingRateLimiter(one), createLeasingRateLimiter(other)]
    expect(await allowedOf(limiters, 0)).toBeLessThanOrEqual(SLOW.burst * (1 + 2 / 8))
    const slowly = await allowedOf([createLeasingRateLimiter(one), createLeasingRateLimiter(other)], 2)
    expect(slowly).toBeLessThanOrEqual(SLOW.burst * (1 + 2 / 8))
    expect(slowly).toBeGreaterThanOrEqual(SLOW.burst)
  })

  test('a lease answers at once, without a round trip', async () => {
    const limiter = createLeasingRateLimiter(one)
    const rate = { perSecond: 1, burst: 1_000_000 }
    const key = randomUUID()
    await limiter.take(key, rate)
    await wait(200)
    for (let count = 0; count < 1_000; count += 1) expect(limiter.take(key, rate)).toEqual({ allowed: true })
  })
})

test('while Redis is away each process counts by itself, and nobody waits', { timeout: 60_000 }, async () => {
  const mortal = await startRedis()
  const link = open(mortal.url)
  await until(() => link.isUp)
  for (const limiter of [createExactRateLimiter(link), createLeasingRateLimiter(link)]) {
    await limiter.take('ann', SLOW)
  }
  mortal.freeze()
  const startedAt = performance.now()
  for (const limiter of [createExactRateLimiter(link), createLeasingRateLimiter(link)]) {
    const allowed: boolean[] = []
    for (let count = 0; count < SLOW.burst * 2; count += 1) allowed.push((await limiter.take('ben', SLOW)).allowed)
    expect(allowed.filter(Boolean).length).toBeGreaterThanOrEqual(SLOW.burst)
    expect(allowed.at(-1)).toBe(false)
  }
  // One question of each waits for a second.
  expect(performance.now() - startedAt).toBeLessThan(30_000)
  await mortal.close()
})
