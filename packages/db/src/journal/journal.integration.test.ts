import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRooms, type TestRooms } from '../fixtures/test-rooms.ts'
import { setMembership } from '../members.ts'
import { changeMessage, findMessagePage } from '../messages.ts'
import { openDatabase } from '../open-database.ts'
import { findWorkspace } from '../workspace.ts'
import type { AppendCommand, AppendResult } from './command.ts'

let rooms: TestRooms

beforeAll(async () => {
  rooms = await openTestRooms()
})
afterAll(() => rooms.close())

const command = (roomId: string, authorId: string, body = 'hello'): AppendCommand => ({
  roomId,
  authorId,
  clientId: randomUUID(),
  body,
})

function messageOf(result: AppendResult) {
  if (!('message' in result)) throw new Error(`not written: ${result.outcome}`)
  return result.message
}

async function rowsOf(roomId: string) {
  const page = await findMessagePage(rooms.instance(), roomId, { after: 0 }, 10_000)
  if (!page) throw new Error('no room')
  return page
}

test('I1 what is acked is a row, with the body that was sent', async () => {
  const author = await rooms.person()
  const room = await rooms.room([author])
  const body = 'a "quoted" {body}, with \\ , NULL, 中文 and 😀\nand two lines'
  const sent = command(room, author, body)
  const result = await rooms.instance().journal.append(sent)
  expect(result.outcome).toBe('committed')
  expect((await rowsOf(room)).messages).toEqual([messageOf(result)])
  expect(messageOf(result)).toMatchObject({ body, clientId: sent.clientId, authorId: author, seq: 2, rev: 2 })
})

test('I2 I3 two hundred sends and their resends on three instances at once: a row each, equal acks, revs without a gap', async () => {
  const people = await Promise.all([rooms.person(), rooms.person(), rooms.person()])
  const [first, second, third] = people
  if (!first || !second || !third) throw new Error('three people')
  const ids = await Promise.all([0, 1, 2].map(() => rooms.room([first, second, third])))
  const instances = [rooms.instance(), rooms.instance(), rooms.instance()]
  const commands = Array.from({ length: 200 }, (_, index) =>
    command(ids[index % 3] ?? '', people[index % 2] ?? '', `message ${index}`),
  )
  const results = await Promise.all(
    commands.flatMap((each, index) => [
      instances[index % 3]?.journal.append(each),
      instances[(index + 1) % 3]?.journal.append(each),
      instances[index % 3]?.journal.append(each),
    ]),
  )
  const acks = new Map<string, { seq: number; outcomes: string[] }>()
  for (const result of results) {
    if (!result) throw new Error('no result')
    const { clientId, seq } = messageOf(result)
    const known = acks.get(clientId) ?? { seq, outcomes: [] }
    expect(seq).toBe(known.seq)
    acks.set(clientId, { seq, outcomes: [...known.outcomes, result.outcome] })
  }
  expect(acks.size).toBe(200)
  for (const { outcomes } of acks.values()) {
    expect(outcomes.toSorted()).toEqual(['committed', 'duplicate', 'duplicate'])
  }
  for (const id of ids) {
    const { messages, head } = await rowsOf(id)
    const mine = commands.filter((each) => each.roomId === id)
    expect(messages.map((message) => message.clientId).toSorted()).toEqual(mine.map((each) => each.clientId).toSorted())
    // The room was made at rev 1, and two more joined.
    expect(messages.map((message) => message.seq)).toEqual(mine.map((_, index) => index + 4))
    expect(head).toBe(mine.length + 3)
  }
})

test('I2 messages of one instance take the order in which they were appended', async () => {
  const author = await rooms.person()
  const room = await rooms.room([author])
  const { journal } = rooms.instance()
  const commands = Array.from({ length: 700 }, (_, index) => command(room, author, `${index}`))
  await Promise.all(commands.map((each) => journal.append(each)))
  const { messages } = await rowsOf(room)
  expect(messages.map((message) => message.body)).toEqual(commands.map((each) => each.body))
})

test('I3 the same client id twice in one batch is one row, and keeps the first body', async () => {
  const author = await rooms.person()
  const room = await rooms.room([author])
  const { journal } = rooms.instance()
  const first = command(room, author, 'first')
  const [one, two] = await Promise.all([journal.append(first), journal.append({ ...first, body: 'second' })])
  expect([one.outcome, two.outcome]).toEqual(['committed', 'duplicate'])
  expect(messageOf(two)).toEqual(messageOf(one))
  expect(messageOf(one).body).toBe('first')
})

test('I3 the same client id by another author, or in another room, is another message', async () => {
  const [author, other] = [await rooms.person(), await rooms.person()]
  const [room, elsewhere] = [await rooms.room([author, other]), await rooms.room([author])]
  const { journal } = rooms.instance()
  const first = command(room, author)
  const results = await Promise.all([
    journal.append(first),
    journal.append({ ...first, authorId: other }),
    journal.append({ ...first, roomId: elsewhere }),
  ])
  expect(results.map((result) => result.outcome)).toEqual(['committed', 'committed', 'committed'])
})

test('I3 a resend after an edit or a deletion tells the message as it is now', async () => {
  const author = await rooms.person()
  const room = await rooms.room([author])
  const database = rooms.instance()
  const sent = command(room, author, 'before')
  const { seq } = messageOf(await database.journal.append(sent))
  const { epoch = '' } = (await findWorkspace(database)) ?? {}
  const target = { epoch, roomId: room, seq, authorId: author }
  await changeMessage(database, { ...target, clientId: randomUUID(), body: 'after' })
  const edited = await database.journal.append(sent)
  expect(edited).toMatchObject({ outcome: 'duplicate', message: { seq, body: 'after', rev: seq + 1 } })
  await changeMessage(database, { ...target, clientId: null, body: null })
  expect(await database.journal.append(sent)).toMatchObject({ outcome: 'duplicate', message: { seq, body: null } })
})

test('I9 nothing is written for whoever is not in the room, or left it; others of the batch are', async () => {
  const [author, stranger] = [await rooms.person(), await rooms.person()]
  const room = await rooms.room([author])
  const database = rooms.instance()
  const before = command(room, author)
  await database.journal.append(before)
  const results = await Promise.all([
    database.journal.append(command(room, stranger)),
    database.journal.append(command(randomUUID(), author)),
    database.journal.append(command(room, author)),
  ])
  expect(results.map((result) => result.outcome)).toEqual(['not_a_member', 'no_room', 'committed'])
  await setMembership(database, room, author, 'left')
  expect(await database.journal.append(command(room, author))).toEqual({ outcome: 'not_a_member' })
  // What was written stays written: the resend of an act that was done before.
  expect(await database.journal.append(before)).toMatchObject({ outcome: 'duplicate' })
  expect((await rowsOf(room)).messages).toHaveLength(2)
})

test('I1 I3 of a batch that holds a resend, a stranger and odd texts, each gets what is due to it, several of a room in order', async () => {
  const [author, other, stranger] = [await rooms.person(), await rooms.person(), await rooms.person()]
  const ids = await Promise.all([0, 1, 2].map(() => rooms.room([author, other])))
  const { journal } = rooms.instance()
  const odd = ['NULL', '"', '\\', '{a,b}', '\\"', ',', '中文 😀', ' ']
  const plain = odd.flatMap((body) => ids.map((id) => command(id, author, body)))
  const first = await Promise.all(plain.map((each) => journal.append(each)))
  const mixed = [...odd.map((body) => command(ids[0] ?? '', other, body)), command(ids[1] ?? '', stranger), plain[4]]
  const second = await Promise.all(mixed.flatMap((each) => (each ? [journal.append(each)] : [])))
  expect(first.map((result) => [result.outcome, messageOf(result).body])).toEqual(
    plain.map(({ body }) => ['committed', body]),
  )
  expect(second.map((result) => result.outcome)).toEqual([...odd.map(() => 'committed'), 'not_a_member', 'duplicate'])
  expect(second[9]).toEqual({ ...first[4], outcome: 'duplicate' })
  const { messages, head } = await rowsOf(ids[0] ?? '')
  expect(messages.map(({ body }) => body)).toEqual([...odd, ...odd])
  // Made at rev 1, and one more joined: what was written anew left no gap.
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 3))
  expect(head).toBe(messages.length + 2)
})

test('two instances with the same rooms in opposite orders do not deadlock', async () => {
  const author = await rooms.person()
  const ids = await Promise.all(Array.from({ length: 6 }, () => rooms.room([author])))
  const [one, other] = [rooms.instance(), rooms.instance()]
  const results = await Promise.all(
    Array.from({ length: 60 }, () => [
      ...ids.map((id) => one.journal.append(command(id, author))),
      ...ids.toReversed().map((id) => other.journal.append(command(id, author))),
    ]).flat(),
  )
  expect(new Set(results.map((result) => result.outcome))).toEqual(new Set(['committed']))
})

test('a command that PostgreSQL cannot take fails alone', async () => {
  const author = await rooms.person()
  const room = await rooms.room([author])
  const { journal } = rooms.instance()
  const results = await Promise.allSettled([
    journal.append(command(room, author, 'one')),
    journal.append({ ...command(room, author, 'two'), clientId: 'not a uuid' }),
    journal.append(command(room, author, 'three')),
  ])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await rowsOf(room)).messages.map((message) => message.body)).toEqual(['one', 'three'])
})

test('drain resolves once everything that was appended is settled', async () => {
  const author = await rooms.person()
  const room = await rooms.room([author])
  const { journal } = rooms.instance()
  let settled = 0
  const appends = Array.from({ length: 300 }, () =>
    journal.append(command(room, author)).then(() => {
      settled += 1
    }),
  )
  await journal.drain()
  await Promise.resolve()
  expect(settled).toBe(300)
  await Promise.all(appends)
})

test('one hot room holds nobody up: of 5,000 that wait there, few go before a lone message elsewhere', async () => {
  const author = await rooms.person()
  const [hot, quiet] = [await rooms.room([author]), await rooms.room([author])]
  const { journal } = rooms.instance()
  // Two batches at once, so that both find an open connection later: opening one takes as long as several commits.
  const first = journal.append(command(hot, author))
  await nextTurn()
  await Promise.all([first, journal.append(command(quiet, author))])
  let acked = 0
  let mostBatches = 0
  const crowd = Array.from({ length: 5_000 }, async (_, index) => {
    const result = await journal.append(command(hot, author, `crowd ${index}`))
    mostBatches = Math.max(mostBatches, journal.load.batches)
    acked += 1
    return 'message' in result ? result.message.seq : null
  })
  await journal.append(command(quiet, author, 'alone'))
  // It leaves beside the first of some 20 batches. How many more commit before it does is the machine's matter.
  expect(acked).toBeLessThanOrEqual(2_500)
  const seqs = await Promise.all(crowd)
  expect(seqs).toEqual(seqs.toSorted((one, other) => Number(one) - Number(other)))
  // The hot room's batch, and the lone one's beside it at first.
  expect(mostBatches).toBeLessThanOrEqual(2)
})

test('messages go with their room, and nobody who wrote some can be deleted', async () => {
  const author = await rooms.person()
  const [kept, gone] = [await rooms.room([author]), await rooms.room([author])]
  const { journal, prisma } = rooms.instance()
  for (const room of [kept, gone]) await journal.append(command(room, author))
  await prisma.room.delete({ where: { id: gone } })
  expect(await prisma.message.count({ where: { roomId: gone } })).toBe(0)
  await expect(prisma.person.delete({ where: { id: author } })).rejects.toMatchObject({ code: 'P2003' })
  expect(await prisma.message.count({ where: { roomId: kept } })).toBe(1)
})

test('what arrives in one turn of the event loop shares a commit, also what each callback brings alone', async () => {
  const author = await rooms.person()
  const ids = await Promise.all(Array.from({ length: 30 }, () => rooms.room([author])))
  const batches: number[] = []
  const database = openDatabase({ url: rooms.url, onBatch: ({ commands }) => batches.push(commands) })
  const appended = ids.map(
    (room) =>
      new Promise<AppendResult>((resolve, reject) => {
        // A callback each, in one turn, as messages of many sockets come.
        setImmediate(() => database.journal.append(command(room, author)).then(resolve, reject))
      }),
  )
  for (const result of await Promise.all(appended)) expect(result.outcome).toBe('committed')
  await database.close()
  expect(batches).toEqual([ids.length])
})
