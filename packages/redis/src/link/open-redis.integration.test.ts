import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createLink, linkTo, startRedis, startRedisCluster } from '@parley/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openRedis } from './open-redis.ts'
import type { Redis } from './redis.ts'
import { defineScript } from './script.ts'

vi.setConfig({ testTimeout: 120_000 })

/** A link, what it logged, and what it heard on a channel. */
function open(url: string) {
  const said: string[] = []
  const log = { info: (message: string) => void said.push(message), warn: (message: string) => void said.push(message) }
  const redis = openRedis({ url, name: 'test', log })
  onTestFinished(() => redis.close())
  return { redis, said }
}

const until = async (condition: () => boolean) => {
  while (!condition()) await wait(5)
}

function listen(redis: Redis, channel: string) {
  const ears = { messages: [] as string[], heard: 0 }
  const subscription = redis.subscribe(channel, {
    onMessage: (message) => void ears.messages.push(message.toString()),
    onHeard: () => {
      ears.heard += 1
    },
  })
  return Object.assign(ears, { close: () => subscription.close() })
}

async function server() {
  const redis = await startRedis()
  onTestFinished(() => redis.close())
  return redis
}

test('commands are answered, scripts run, channels are heard until they are closed', async () => {
  const { redis, said } = open((await server()).url)
  const ears = listen(redis, 'tea')
  await until(() => redis.isUp && ears.heard === 1)
  expect(await redis.send('key', ['SET', 'key', 'value'])).toBe('OK')
  expect(await redis.run(defineScript('return redis.call("GET", KEYS[1]) .. ARGV[1]'), ['key'], ['!'])).toBe('value!')
  await expect(redis.send('key', ['NO SUCH'])).rejects.toThrow(/unknown command/)
  redis.publish('tea', 'one')
  redis.publish('milk', 'not heard')
  redis.publish('tea', Buffer.from('two'))
  await until(() => ears.messages.length === 2)
  const second = listen(redis, 'tea')
  await until(() => second.heard === 1)
  ears.close()
  redis.publish('tea', 'three')
  await until(() => second.messages.length === 1)
  expect(ears.messages).toEqual(['one', 'two'])
  expect(said).toEqual(['redis is there'])
})

test('without Redis everything fails at once, and a killed one is found, told once, and heard again when it is back', async () => {
  const mortal = await server()
  const { redis, said } = open(mortal.url)
  await expect(redis.send('key', ['GET', 'key'])).rejects.toThrow('away')
  const ears = listen(redis, 'tea')
  await until(() => redis.isUp && ears.heard === 1)
  await mortal.kill('SIGKILL')
  await until(() => !redis.isUp)
  const startedAt = performance.now()
  for (let count = 0; count < 1000; count += 1) {
    redis.publish('tea', 'dropped')
    await redis.send('key', ['GET', 'key']).catch(() => {})
  }
  expect(performance.now() - startedAt).toBeLessThan(30_000)
  await wait(1_000)
  await mortal.restart()
  await until(() => redis.isUp && ears.heard === 2)
  redis.publish('tea', 'again')
  await until(() => ears.messages.length === 1)
  expect(ears.messages).toEqual(['again'])
  expect(said).toEqual(['redis is there', 'redis is away', 'redis is there'])
  expect(redis.counts).toEqual({ lost: 1, dropped: 1000 })
})

test('a Redis that hangs holds a command up for a second, and is found in seconds', async () => {
  const hanging = await server()
  const { redis } = open(hanging.url)
  await until(() => redis.isUp)
  const changes: boolean[] = []
  redis.onChange((isUp) => changes.push(isUp))
  hanging.freeze()
  const startedAt = performance.now()
  await expect(redis.send('key', ['GET', 'key'])).rejects.toThrow('away')
  expect(performance.now() - startedAt).toBeLessThan(30_000)
  await until(() => !redis.isUp)
  expect(performance.now() - startedAt).toBeLessThan(40_000)
  hanging.thaw()
  await until(() => redis.isUp)
  expect(changes).toEqual([false, true])
})

test('a link that is half-open is found in seconds, and made anew', async () => {
  const { port } = await server()
  const link = await linkTo(`redis://127.0.0.1:${port}`)
  onTestFinished(() => link.close())
  const { redis } = open(link.url)
  const ears = listen(redis, 'tea')
  await until(() => redis.isUp && ears.heard === 1)
  link.freeze()
  const startedAt = performance.now()
  await until(() => !redis.isUp)
  expect(performance.now() - startedAt).toBeLessThan(40_000)
  link.thaw()
  await until(() => redis.isUp && ears.heard === 2)
  redis.publish('tea', 'through')
  await until(() => ears.messages.includes('through'))
})

test('killed subscriptions are made again', async () => {
  const { url, command } = await server()
  const { redis } = open(url)
  const ears = listen(redis, 'tea')
  await until(() => redis.isUp && ears.heard === 1)
  await command('CLIENT', 'KILL', 'TYPE', 'pubsub')
  await until(() => ears.heard === 2)
  redis.publish('tea', 'again')
  await until(() => ears.messages.length === 1)
})

test('opens before there is a Redis, says why it is away, without the password, and takes it when it comes', async () => {
  const later = await server()
  const link = await createLink({ host: '127.0.0.1', port: later.port })
  onTestFinished(() => link.close())
  await link.cut()
  const { redis, said } = open(`redis://parley:canary@127.0.0.1:${link.port}`)
  await until(() => said.length > 0)
  expect(said).toEqual(['redis is away: ECONNREFUSED'])
  await later.command('ACL', 'SETUSER', 'parley', 'on', '>canary', '+@all', '~*', '&*')
  await link.mend()
  await until(() => redis.isUp)
  expect(said).toEqual(['redis is away: ECONNREFUSED', 'redis is there'])
})

test('a wrong password is named as the reason', async () => {
  const guarded = await startRedis({ settings: ['--requirepass', 'right'] })
  onTestFinished(() => guarded.close())
  const { said } = open(guarded.url.replace('redis://', 'redis://:canary@'))
  await until(() => said.length > 0)
  expect(said).toEqual(['redis is away: WRONGPASS'])
})

test('thousands of channels are heard in a moment, and left again', async () => {
  const { url, command } = await server()
  const { redis } = open(url)
  await until(() => redis.isUp)
  const ears = Array.from({ length: 5_000 }, () => listen(redis, randomUUID()))
  await until(() => ears.every(({ heard }) => heard === 1))
  expect(await command('PUBSUB', 'SHARDCHANNELS')).toHaveLength(5_000)
  for (const each of ears) each.close()
  while (((await command('PUBSUB', 'SHARDCHANNELS')) as unknown[]).length > 0) await wait(20)
})

test('a cluster takes commands, scripts and channels of every slot, and one node that dies is found', async () => {
  const cluster = await startRedisCluster()
  onTestFinished(() => cluster.close())
  const { redis } = open(cluster.url)
  await until(() => redis.isUp)
  const names = Array.from({ length: 60 }, () => randomUUID())
  const ears = names.map((name) => listen(redis, name))
  await until(() => ears.every(({ heard }) => heard === 1))
  for (const name of names) {
    await redis.send(name, ['SET', name, 'value'])
    expect(await redis.run(defineScript('return redis.call("GET", KEYS[1])'), [name], [])).toBe('value')
    redis.publish(name, name)
  }
  await until(() => ears.every(({ messages }) => messages.length === 1))
  await cluster.nodes[0]?.kill('SIGKILL')
  await until(() => !redis.isUp)
  await cluster.nodes[0]?.restart()
  await until(() => redis.isUp)
  for (const name of names) redis.publish(name, 'again')
  await until(() => ears.every(({ messages }) => messages.includes('again')))
})

test('a message that nobody can read is passed over: the link stays, and others who listen hear it', async () => {
  const { redis, said } = open((await server()).url)
  const choking = redis.subscribe('tea', { onMessage: (message) => void JSON.parse(message.toString()) })
  const ears = listen(redis, 'tea')
  await until(() => redis.isUp && ears.heard === 1)
  for (let times = 0; times < 3; times += 1) redis.publish('tea', 'no JSON')
  await until(() => ears.messages.length === 3)
  expect(redis.isUp).toBe(true)
  expect(said.filter((line) => line.includes('could not be read'))).toHaveLength(1)
  choking.close()
})
