import { linkTo } from '@parley/testkit'
import { createTestDatabase, type TestDatabase } from '@parley/testkit/database'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNotifications } from './notifications.ts'

let testDatabase: TestDatabase
let other: pg.Client

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  other = new pg.Client({ connectionString: testDatabase.url })
  await other.connect()
})
afterAll(async () => {
  await other.end()
  await testDatabase.drop()
})

/** A listener whose next call of each kind can be awaited. */
function createEar() {
  const heard: string[] = []
  let wake = () => {}
  let reconnected = 0
  const until = async (enough: () => boolean) => {
    while (!enough()) await new Promise<void>((resolve) => (wake = resolve))
  }
  return {
    heard,
    hears: (count: number) => until(() => heard.length >= count),
    reconnects: () => until(() => reconnected > 0),
    listener: {
      onNotification(payload: string) {
        heard.push(payload)
        wake()
      },
      onReconnected() {
        reconnected += 1
        wake()
      },
    },
  }
}

const tell = (channel: string, payload: string) => other.query('SELECT pg_notify($1, $2)', [channel, payload])

test('what is told arrives at whoever listens to that channel, until they stop', async () => {
  const notifications = openNotifications({ url: testDatabase.url, name: 'ear one', connectMs: 1000 })
  const [red, blue] = [createEar(), createEar()]
  const listening = await notifications.listen('red', red.listener)
  await notifications.listen('blue', blue.listener)
  await tell('red', '1')
  await tell('blue', '2')
  await Promise.all([red.hears(1), blue.hears(1)])
  await listening.close()
  await tell('red', '3')
  await tell('blue', '4')
  await blue.hears(2)
  expect([red.heard, blue.heard]).toEqual([['1'], ['2', '4']])
  await notifications.close()
})

test('a link that is lost is made again, and the listener is told to look again', async () => {
  const notifications = openNotifications({ url: testDatabase.url, name: 'ear two', connectMs: 1000 })
  const ear = createEar()
  await notifications.listen('red', ear.listener)
  await other.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ear two' AND datname = current_database()`,
  )
  await ear.reconnects()
  await tell('red', 'again')
  await ear.hears(1)
  expect(ear.heard).toEqual(['again'])
  await notifications.close()
})

test('a link that is half-open is found by a ping, told to whoever may have others like it, and made again', async () => {
  const link = await linkTo(testDatabase.url)
  const ping = { everyMs: 100, timeoutMs: 200 }
  let lost = 0
  const onLost = () => {
    lost += 1
  }
  const notifications = openNotifications({ url: link.url, name: 'ear three', connectMs: 300, ping, onLost })
  const ear = createEar()
  await notifications.listen('red', ear.listener)
  link.freeze()
  // Cutting would tell it: nothing here closes anything until the ping has failed.
  await other.query(`SELECT pg_sleep(0.6)`)
  link.thaw()
  await ear.reconnects()
  expect(lost).toBe(1)
  await tell('red', 'again')
  await ear.hears(1)
  await notifications.close()
  await link.close()
})

test('a database that cannot be reached at first is a refusal for the caller, who may wait for it', async () => {
  const notifications = openNotifications({ url: 'postgresql://127.0.0.1:1/none', name: 'ear four', connectMs: 300 })
  await expect(notifications.listen('red', createEar().listener)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await notifications.close()
})
