import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '@parley/protocol'
import { type PostgresServer, startPostgres } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setMembership } from '../members.ts'
import { findMessagePage } from '../messages.ts'
import { type Database, openDatabase } from '../open-database.ts'
import { insertPerson } from '../people.ts'
import { insertRoom } from '../rooms.ts'
import { insertWorkspace } from '../workspace.ts'

let postgres: PostgresServer
let database: Database
const author = randomUUID()
const room = randomUUID()

beforeAll(async () => {
  postgres = await startPostgres()
  database = openDatabase({ url: postgres.url, poolSize: 4 })
  await insertWorkspace(database, { id: randomUUID(), name: 'general' })
  await insertPerson(database, { id: author, handle: 'ada', email: null, displayName: 'Ada', passwordHash: 'none' })
  await insertRoom(database, { id: room, name: 'room', topic: '', createdById: author, clientId: randomUUID() })
  await setMembership(database, room, author, 'joined')
}, 90_000)

afterAll(async () => {
  await database.close()
  await postgres.close()
})

/** Clients that send without pause and resend what was refused, until told to stop; nothing of theirs may be lost. */
function keepSending(lanes: number) {
  const sent: string[] = []
  const acked = new Map<string, number>()
  let slowestRefusalMs = 0
  let isOver = false
  let ackedAt = 0
  const lane = async () => {
    while (!isOver) {
      const clientId = randomUUID()
      sent.push(clientId)
      while (!acked.has(clientId)) {
        const startedAt = performance.now()
        try {
          const result = await database.journal.append({ roomId: room, authorId: author, clientId, body: 'on' })
          if (!('message' in result)) throw new Error(result.outcome)
          acked.set(clientId, result.message.seq)
          ackedAt = performance.now()
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
          expect(error).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) })
          slowestRefusalMs = Math.max(slowestRefusalMs, performance.now() - startedAt)
          await wait(50)
        }
      }
    }
  }
  const running = Promise.all(Array.from({ length: lanes }, lane))
  return {
    acked,
    get ackedAt() {
      return ackedAt
    },
    async stop() {
      isOver = true
      await running
      const page = await findMessagePage(database, room, { after: 0 }, 1_000_000)
      const rows = new Map(page?.messages.map(({ clientId, seq }) => [clientId, seq]))
      for (const clientId of sent) expect(rows.get(clientId)).toBe(acked.get(clientId))
      return { slowestRefusalMs }
    },
  }
}

const soonAfter = (moment: number, sending: { readonly ackedAt: number }) =>
  expect.poll(() => sending.ackedAt > moment, { timeout: 60_000 }).toBe(true)

test.each(['SIGINT', 'SIGQUIT', 'SIGKILL'] as const)(
  'I1 I3 PostgreSQL ends by %s and comes back: nothing acked is lost, nothing doubled, sends go on',
  { timeout: 240_000 },
  async (signal) => {
    const sending = keepSending(20)
    await expect.poll(() => sending.acked.size, { timeout: 60_000 }).toBeGreaterThan(100)
    await postgres.kill(signal)
    await expect.poll(() => database.availability.isAway, { timeout: 60_000 }).toBe(true)
    await postgres.restart()
    await soonAfter(performance.now(), sending)
    await sending.stop()
  },
)

test('I1 I3 a backend that is killed costs a moment, and no more', { timeout: 240_000 }, async () => {
  const sending = keepSending(20)
  await expect.poll(() => sending.acked.size, { timeout: 60_000 }).toBeGreaterThan(100)
  await postgres.killBackend()
  const killedAt = performance.now()
  await wait(200)
  await soonAfter(killedAt + 200, sending)
  await sending.stop()
})

test('I1 I3 PostgreSQL that hangs is given up in seconds, everybody is refused at once, and it is found back', {
  timeout: 240_000,
}, async () => {
  const sending = keepSending(20)
  await expect.poll(() => sending.acked.size, { timeout: 60_000 }).toBeGreaterThan(100)
  postgres.freeze()
  await expect.poll(() => database.availability.isAway, { timeout: 60_000 }).toBe(true)
  const startedAt = performance.now()
  await expect(database.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  // The database is given seconds to answer; who is refused does not wait for that.
  expect(performance.now() - startedAt).toBeLessThan(1_500)
  postgres.thaw()
  await soonAfter(performance.now(), sending)
  const { slowestRefusalMs } = await sending.stop()
  expect(slowestRefusalMs).toBeLessThan(30_000)
})
