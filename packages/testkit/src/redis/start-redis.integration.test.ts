import { expect, onTestFinished, test } from 'vitest'
import { startRedis } from './start-redis.ts'
import { startRedisCluster } from './start-redis-cluster.ts'

test('a Redis of a test’s own forgets what it held over kill -9 and restart, and keeps its port', async () => {
  const redis = await startRedis()
  onTestFinished(() => redis.close())
  await redis.command('SET', 'key', 'value')
  expect(await redis.command('GET', 'key')).toBe('value')
  const before = redis.pid
  expect((await redis.kill('SIGKILL')).signal).toBe('SIGKILL')
  await expect(redis.command('PING')).rejects.toThrow()
  await redis.restart()
  expect(redis.pid).not.toBe(before)
  expect(await redis.command('GET', 'key')).toBe(null)
})

test('it answers nothing while it is frozen', async () => {
  const redis = await startRedis()
  onTestFinished(() => redis.close())
  redis.freeze()
  let answered = false
  const answer = redis.command('PING').then((text) => {
    answered = true
    return text
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(answered).toBe(false)
  redis.thaw()
  expect(await answer).toBe('PONG')
})

test('it ends when whoever started it is gone', async () => {
  const redis = await startRedis()
  onTestFinished(() => redis.close())
  expect((await redis.orphan()).signal).toBe('SIGKILL')
})

test('a cluster’s nodes share the slots', { timeout: 90_000 }, async () => {
  const cluster = await startRedisCluster()
  onTestFinished(() => cluster.close())
  const answers = await Promise.allSettled(cluster.nodes.map((node) => node.command('SET', 'key', 'value')))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const [refusal] = answers.filter((answer) => answer.status === 'rejected')
  expect(String(refusal?.reason)).toContain('MOVED')
})
