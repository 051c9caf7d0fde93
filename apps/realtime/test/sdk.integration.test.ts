import { setTimeout as wait } from 'node:timers/promises'
import { createClient, type ParleyClient, type TimelineRow } from '@parley/client'
import { socketIoTransport } from '@parley/client/socket-io'
import type { Message } from '@parley/protocol'
import { openRows, type Rows } from '@parley/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone } from './setting.ts'

const PEOPLE = 5
const SENDS_EACH = 40

let setting: Setting
let rows: Rows
const clients: ParleyClient[] = []

beforeAll(async () => {
  setting = await openSetting()
  rows = await openRows(setting.databaseUrl)
})
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()))
  await rows.close()
  await setting.close()
})

function startClient(person: Someone): ParleyClient {
  const client = createClient({
    transport: socketIoTransport({ url: setting.server.url }),
    ticket: async () => ({ ticket: await person.ticket() }),
  })
  clients.push(client)
  client.connect()
  return client
}

const committed = (timeline: readonly TimelineRow[]): Message[] =>
  timeline.flatMap((row) => (row.state === 'sent' ? [row.message] : []))

test('I1 I2 I3 I4 I5 I6 I7 I10 the server is killed twice, frozen, and loses its database and a commit’s answer, and every screen ends as the rows are', async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => setting.person(`person${index}`)))
  const [first] = people as [Someone]
  const founder = await first.arrive()
  const { room } = await makeRoom(founder)
  founder.close()
  const everyone = people.map(startClient)
  for (const client of everyone) {
    await until(() => client.connection.getSnapshot().status === 'online')
    await client.call('room.join', { roomId: room.id })
    await client.open(room.id)
  }

  const seed = Math.floor(Math.random() * 2 ** 31)
  console.info(`seed ${seed}`)
  const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed, numRuns: PEOPLE * SENDS_EACH })
  const talking = everyone.map(async (client, person) => {
    for (let count = 0; count < SENDS_EACH; count += 1) {
      const chance = random[person * SENDS_EACH + count] ?? 0
      client.send(room.id, `person ${person}, message ${count}`)
      const me = client.bootstrap.getSnapshot()?.me.id
      const own = committed(client.timeline(room.id).getSnapshot().rows).filter(({ authorId }) => authorId === me)
      const target = own[Math.floor(chance * own.length)]
      if (target !== undefined && target.deletedAt === null && chance < 0.2) client.delete(room.id, target.seq)
      else if (target !== undefined && target.deletedAt === null && chance < 0.5)
        client.edit(room.id, target.seq, 'edited')
      await wait(20 + 40 * chance)
    }
  })
  await wait(300)
  await setting.server.kill('SIGKILL')
  await setting.server.restart()
  await setting.link.cut()
  await wait(500)
  await setting.link.mend()
  setting.server.freeze()
  await wait(500)
  setting.server.thaw()
  await setting.server.kill('SIGKILL')
  await setting.server.restart()
  await Promise.all(talking)

  await until(() => everyone.every((client) => client.outboxSize.getSnapshot() === 0))
  await sendWithoutAnswer(everyone[0], room.id)
  const stored = await rows.messages(room.id)
  expect(stored).toHaveLength(PEOPLE * SENDS_EACH + 1)
  expect(new Set(stored.map(({ clientId }) => clientId)).size).toBe(stored.length)
  const [{ rev } = { rev: 0 }] = await rows.query<{ rev: number }>('SELECT rev::int AS rev FROM room WHERE id = $1', [
    room.id,
  ])
  await until(() => everyone.every((client) => client.timeline(room.id).getSnapshot().rev >= rev))
  for (const client of everyone) {
    while (client.timeline(room.id).getSnapshot().hasOlder) await client.loadOlder(room.id)
    const shown = client.timeline(room.id).getSnapshot().rows
    expect(shown.every((row) => row.state === 'sent' && row.pending === null)).toBe(true)
    const seen = committed(shown).map(({ seq, clientId, body }) => ({ seq, clientId, body }))
    expect(seen).toEqual(stored.map(({ seq, clientId, body }) => ({ seq, clientId, body })))
  }
}, 120_000)

/** The last word: it is committed, and nobody hears that it was. */
async function sendWithoutAnswer(client: ParleyClient | undefined, roomId: string): Promise<void> {
  const before = (await rows.messages(roomId)).length
  setting.link.loseAnswers()
  client?.send(roomId, 'the last word')
  while ((await rows.messages(roomId)).length === before) await wait(20)
  await setting.link.cut()
  await setting.link.mend()
  await until(() => client?.outboxSize.getSnapshot() === 0)
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20)
}
