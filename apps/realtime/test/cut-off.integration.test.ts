import { createClient, type ParleyClient } from '@parley/client'
import { socketIoTransport } from '@parley/client/socket-io'
import { linkTo, type RealtimeProcess, type RedisServer, type SeverableLink, startRedis } from '@parley/testkit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone, WITHOUT_RATES } from './setting.ts'

/** Five seconds until a silent database is found, two to four until that is believed; a busy machine takes longer. */
const GENEROUS = { timeout: 60_000 }

let redis: RedisServer
let setting: Setting
/** Its links to the database and to Redis can be cut; those of the other stay. */
let island: RealtimeProcess
let databaseLink: SeverableLink
let redisLink: SeverableLink
const clients: ParleyClient[] = []

beforeAll(async () => {
  redis = await startRedis()
  setting = await openSetting({ environment: { ...WITHOUT_RATES, REDIS_URL: redis.url } })
  const [toDatabase, toRedis] = await Promise.all([linkTo(setting.databaseUrl), linkTo(redis.url)])
  databaseLink = toDatabase
  redisLink = toRedis
  island = await setting.secondServer({ DATABASE_URL: toDatabase.url, REDIS_URL: toRedis.url })
  const both = [setting.server, island]
  await Promise.all(both.map((server) => server.waitForLog(({ msg }) => msg === 'redis is there')))
})
afterEach(async () => {
  databaseLink.thaw()
  redisLink.thaw()
  await Promise.all(clients.splice(0).map((client) => client.close()))
})
afterAll(async () => {
  await setting.close()
  await Promise.all([databaseLink.close(), redisLink.close()])
  await redis.close()
})

/** Somebody with an app, first at one instance, and at the other as often as it is asked for again. */
async function arrive(person: Someone, first: RealtimeProcess) {
  const other = first === island ? setting.server : island
  let attempts = 0
  const client = createClient({
    transport: socketIoTransport({ url: () => (attempts++ % 2 === 0 ? first : other).url }),
    ticket: async () => ({ ticket: await person.ticket() }),
  })
  clients.push(client)
  client.connect()
  await expect.poll(() => client.connection.getSnapshot().status, GENEROUS).toBe('online')
  return { client, attempts: () => attempts }
}

const shown = (client: ParleyClient, roomId: string) =>
  client
    .timeline(roomId)
    .getSnapshot()
    .rows.map((row) => (row.state === 'sent' ? row.message.body : row.state))

async function shareRoom() {
  const [ada, bob] = [await setting.person('ada'), await setting.person('bob')]
  const founder = await ada.arrive()
  const roomId = (await makeRoom(founder)).room.id
  founder.close()
  const here = await arrive(ada, setting.server)
  const there = await arrive(bob, island)
  await there.client.call('room.join', { roomId })
  for (const { client } of [here, there]) await client.open(roomId)
  return { ada, bob, roomId, here, there }
}

test('nobody is asked to go where no instance reaches the database', async () => {
  const { roomId, here, there } = await shareRoom()
  const before = island.log.length
  databaseLink.freeze()
  setting.link.freeze()
  here.client.send(roomId, 'later')
  const looks = () => island.log.slice(before).filter(({ msg = '' }) => msg.startsWith('no other instance')).length
  await expect.poll(looks, GENEROUS).toBeGreaterThanOrEqual(2)
  setting.link.thaw()
  databaseLink.thaw()
  await expect.poll(() => shown(there.client, roomId), GENEROUS).toEqual(['later'])
  expect(island.log.slice(before).filter(({ msg = '' }) => msg.startsWith('cut off'))).toEqual([])
  expect([here.attempts(), there.attempts()]).toEqual([1, 1])
})

test('I5 people at an instance that reaches neither the database nor Redis go to another, and notice nothing', async () => {
  const { roomId, here, there } = await shareRoom()
  const statuses: string[] = []
  there.client.connection.subscribe(() => void statuses.push(there.client.connection.getSnapshot().status))
  databaseLink.freeze()
  redisLink.freeze()
  here.client.send(roomId, 'can you hear me?')
  there.client.send(roomId, 'I wait')
  await expect.poll(() => shown(there.client, roomId).toSorted(), GENEROUS).toEqual(['I wait', 'can you hear me?'])
  expect(there.attempts()).toBe(2)
  expect(statuses.filter((status) => status !== 'online')).toEqual([])
})

test('I5 I9 people go where the database alone is out of reach, and who stays is put out', async () => {
  const { bob, roomId, here, there } = await shareRoom()
  // A program that does not do as it is asked.
  const stubborn = await (await bob.onAnotherDevice()).arrive(island)
  databaseLink.freeze()
  there.client.send(roomId, 'I wait')
  await expect.poll(() => shown(here.client, roomId), GENEROUS).toEqual(['I wait'])
  expect(there.attempts()).toBe(2)
  await stubborn.waitFor(({ name }) => name === 'server.draining', GENEROUS.timeout)
  expect((await fetch(`${island.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(503)
  await stubborn.closed
  databaseLink.thaw()
  await expect.poll(async () => (await bob.arrive(island)).hello.me.id, GENEROUS).toBe(bob.id)
})
