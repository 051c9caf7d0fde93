import { setTimeout as wait } from 'node:timers/promises'
import { createClient, type ParleyClient } from '@parley/client'
import { socketIoTransport } from '@parley/client/socket-io'
import {
  freePort,
  openRows,
  type RealtimeProcess,
  type RedisServer,
  type Rows,
  startRedis,
  startRedisCluster,
} from '@parley/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone, WITHOUT_RATES } from './setting.ts'

const CLIENTS_AN_INSTANCE = 2
const SEND_EVERY_MS = 100

interface Chat {
  readonly clients: readonly ParleyClient[]
  readonly servers: readonly RealtimeProcess[]
  /** Sends from every client while the task runs; then waits until every client shows what the rows hold. */
  converges(task: () => Promise<unknown>): Promise<void>
}

async function openChat(redisUrl: string): Promise<Chat> {
  const setting: Setting = await openSetting({ environment: { ...WITHOUT_RATES, REDIS_URL: redisUrl } })
  const rows: Rows = await openRows(setting.databaseUrl)
  const servers = [setting.server, await setting.secondServer()]
  const founder: Someone = await setting.person('founder')
  const first = await founder.arrive()
  const { room } = await makeRoom(first)
  first.close()
  const clients: ParleyClient[] = []
  onTestFinished(async () => {
    await Promise.all(clients.map((client) => client.close()))
    await rows.close()
    await setting.close()
  })
  for (const server of servers) {
    for (let count = 0; count < CLIENTS_AN_INSTANCE; count += 1) {
      const client = await enter(await setting.person('somebody'), server)
      await client.call('room.join', { roomId: room.id })
      await client.open(room.id)
      clients.push(client)
    }
  }
  let sent = 0
  return {
    clients,
    servers,
    async converges(task) {
      let isOver = false
      const ended: string[] = []
      const sending = clients.map(async (client) => {
        while (!isOver) {
          sent += 1
          client.send(room.id, `message ${sent}`)
          await wait(SEND_EVERY_MS)
          if (client.connection.getSnapshot().status !== 'online') ended.push(client.connection.getSnapshot().status)
        }
      })
      await task()
      isOver = true
      await Promise.all(sending)
      await until(() => clients.every((client) => client.outboxSize.getSnapshot() === 0))
      const stored = (await rows.messages(room.id)).map(({ clientId }) => clientId)
      expect(stored).toHaveLength(sent)
      const [{ rev } = { rev: 0 }] = await rows.query<{ rev: number }>(
        'SELECT rev::int AS rev FROM room WHERE id = $1',
        [room.id],
      )
      await until(() => clients.every((client) => client.timeline(room.id).getSnapshot().rev >= rev))
      for (const client of clients) {
        while (client.timeline(room.id).getSnapshot().hasOlder) await client.loadOlder(room.id)
        const shown = client.timeline(room.id).getSnapshot().rows
        expect(shown.map((row) => (row.state === 'sent' ? row.message.clientId : row.state))).toEqual(stored)
      }
      expect(ended).toEqual([])
    },
  }
}

async function enter(person: Someone, server: RealtimeProcess): Promise<ParleyClient> {
  const client = createClient({
    transport: socketIoTransport({ url: server.url }),
    ticket: async () => ({ ticket: await person.ticket() }),
  })
  client.connect()
  await until(() => client.connection.getSnapshot().status === 'online')
  return client
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20)
}

test('I1 I2 I4 I5 I6 I10 whatever happens to Redis, sends are acked, nobody is signed out, and all converge', async () => {
  const redis: RedisServer = await startRedis()
  onTestFinished(() => redis.close())
  const { converges } = await openChat(redis.url)
  await converges(() => wait(500))
  await converges(async () => {
    await redis.kill('SIGKILL')
    await wait(2_000)
    await redis.restart()
    await wait(500)
  })
  await converges(async () => {
    redis.freeze()
    await wait(5_500)
    redis.thaw()
    await wait(500)
  })
  await converges(async () => {
    await redis.command('FLUSHALL')
    await redis.command('CLIENT', 'KILL', 'TYPE', 'pubsub')
    await wait(500)
    await redis.command('CLIENT', 'KILL', 'TYPE', 'normal')
    await wait(500)
  })
})

test('I4 instances start, and chat, without Redis, and use it when it comes', async () => {
  const port = await freePort()
  const { converges } = await openChat(`redis://127.0.0.1:${port}`)
  await converges(() => wait(500))
  const redis = await startRedis({ port })
  onTestFinished(() => redis.close())
  await converges(() => wait(2_500))
  expect(Number(((await redis.command('PUBSUB', 'SHARDCHANNELS')) as unknown[]).length)).toBeGreaterThan(0)
})

test('I4 a Redis Cluster carries chat over two instances, and one node of it may die', async () => {
  const cluster = await startRedisCluster()
  onTestFinished(() => cluster.close())
  const { converges } = await openChat(cluster.url)
  await converges(() => wait(500))
  await converges(async () => {
    await cluster.nodes[0]?.kill('SIGKILL')
    await wait(1_500)
    await cluster.nodes[0]?.restart()
    await wait(500)
  })
})

test('what a stranger says in the channels of Redis ends no instance, and chat goes on', async () => {
  const redis: RedisServer = await startRedis()
  onTestFinished(() => redis.close())
  const { servers, converges } = await openChat(redis.url)
  const garbage = [
    'no JSON',
    '{}',
    'x'.repeat(20),
    `${'x'.repeat(8)}{"type":3}`,
    `${'x'.repeat(8)}{"uid":"1","nsp":"/","type":3,"data":{}}`,
    `${'x'.repeat(8)}{"uid":"1","nsp":"/","type":3,"data":{"packet":{"data":["room.changed"]},"opts":{}}}`,
    `${'x'.repeat(8)}{"uid":"1","nsp":"/","type":5,"data":null}`,
    `${'x'.repeat(8)}{"uid":"1","nsp":"/","type":9,"data":{"packet":[]}}`,
  ]
  await converges(async () => {
    const channels = (await redis.command('PUBSUB', 'SHARDCHANNELS')) as string[]
    expect(channels.length).toBeGreaterThan(2)
    for (const channel of channels) for (const text of garbage) await redis.command('SPUBLISH', channel, text)
    await wait(500)
  })
  for (const { log } of servers) {
    expect(log.some(({ msg = '' }) => /uncaught|rejection/.test(msg))).toBe(false)
    expect(log.some(({ msg = '' }) => msg.includes('could not be read'))).toBe(true)
  }
})
