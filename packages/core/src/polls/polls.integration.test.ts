import { randomUUID } from 'node:crypto'
import type { Message } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { joinRoom } from '../rooms/join-room.ts'
import { syncRoom } from '../rooms/sync-room.ts'
import { closePoll } from './close-poll.ts'
import { readVotes } from './read-votes.ts'
import { vote } from './vote.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal
let roomId: string

beforeAll(async () => {
  workspace = await openTestWorkspace()
  ;[ann, ben] = [await workspace.person('ann'), await workspace.person('ben')]
  roomId = await workspace.room(ann, ben)
})
afterAll(() => workspace.close())

async function ask(poll: object, who = ann): Promise<Message> {
  const input = { roomId, clientId: randomUUID(), body: 'Tea?', poll: { options: ['green', 'black'], ...poll } }
  return (await sendMessage(workspace.core, who, input)).output.message
}
const choose = (who: Principal, seq: number, choices: number[]) =>
  vote(workspace.core, who, { roomId, epoch: workspace.epoch, seq, choices })
const refused = (code: string) => expect.objectContaining({ code })

test('votes are counted, replaced and taken back, and everybody is told the same', async () => {
  const { seq } = await ask({})
  await choose(ann, seq, [0])
  await choose(ben, seq, [0])
  const { output, published } = await choose(ben, seq, [1])
  expect(output.message.poll).toEqual({
    options: [
      { text: 'green', votes: 1, people: [ann.personId] },
      { text: 'black', votes: 1, people: [ben.personId] },
    ],
    voters: 2,
  })
  expect(published[0]?.changes).toMatchObject([{ type: 'message', message: output.message }])
  const again = await choose(ben, seq, [1])
  expect(again.published).toEqual([])
  expect((await choose(ben, seq, [])).output.message.poll).toMatchObject({ voters: 1 })
  const { core, epoch } = workspace
  const page = await syncRoom(core, ann, { roomId, epoch, after: seq - 1 })
  const told = page.changes.find((change) => change.type === 'message' && change.message.seq === seq)
  expect(told).toMatchObject({ message: { poll: { voters: 1 } } })
  expect(await readVotes(core, ann, { roomId, epoch, seqs: [seq] })).toEqual({ votes: [{ seq, choices: [0] }] })
  expect(await readVotes(core, ben, { roomId, epoch, seqs: [seq] })).toEqual({ votes: [] })
})

test('twenty people who vote at once are all counted', async () => {
  const { seq } = await ask({ multiple: true })
  const people = await Promise.all(Array.from({ length: 20 }, (_, index) => workspace.person(`voter-${index}`)))
  const { core } = workspace
  for (const person of people) await joinRoom(core, person, { roomId })
  // Whoever waits for the room too long on a busy machine is told to try again, as clients do.
  const untilTaken = async (who: Principal, choices: number[]): Promise<unknown> =>
    choose(who, seq, choices).catch((error: { code?: string }) => {
      if (error.code !== 'UNAVAILABLE') throw error
      return untilTaken(who, choices)
    })
  await Promise.all(people.map((person, index) => untilTaken(person, index % 2 === 0 ? [0, 1] : [1])))
  const { output } = await choose(ann, seq, [0])
  expect(output.message.poll).toMatchObject({ voters: 21, options: [{ votes: 11 }, { votes: 20 }] })
})

test('nobody is told who chose what in an anonymous poll', async () => {
  const { seq } = await ask({ anonymous: true })
  const { output, published } = await choose(ben, seq, [1])
  expect(output.message.poll).toEqual({
    options: [
      { text: 'green', votes: 0 },
      { text: 'black', votes: 1 },
    ],
    voters: 1,
    anonymous: true,
  })
  expect(JSON.stringify(published)).not.toContain(ben.personId)
})

test('one choice is one choice, and only of what is there', async () => {
  const { seq } = await ask({})
  await expect(choose(ann, seq, [0, 1])).rejects.toEqual(refused('POLL_CHOICE_INVALID'))
  await expect(choose(ann, seq, [2])).rejects.toEqual(refused('POLL_CHOICE_INVALID'))
  const plain = await sendMessage(workspace.core, ann, { roomId, clientId: randomUUID(), body: 'no poll' })
  await expect(choose(ann, plain.output.message.seq, [0])).rejects.toEqual(refused('NOT_A_POLL'))
  await expect(choose(ann, 1_000_000, [0])).rejects.toEqual(refused('MESSAGE_NOT_FOUND'))
})

test('a poll ends by its time or by hand; what was chosen before counts, and telling it again is acked', async () => {
  const { core, epoch } = workspace
  const { seq } = await ask({})
  await choose(ben, seq, [0])
  await expect(closePoll(core, ben, { roomId, epoch, seq })).rejects.toEqual(refused('FORBIDDEN'))
  const { output } = await closePoll(core, ann, { roomId, epoch, seq })
  expect(output.message.poll?.closesAt).toBeDefined()
  expect((await closePoll(core, ann, { roomId, epoch, seq })).output.message).toEqual(output.message)
  await expect(choose(ben, seq, [1])).rejects.toEqual(refused('POLL_CLOSED'))
  expect((await choose(ben, seq, [0])).output.message.poll).toMatchObject({ voters: 1 })
  const soon = await ask({ closesAt: new Date(Date.now() + 300).toISOString() })
  await expect
    .poll(
      () =>
        choose(ben, soon.seq, [Math.floor(Math.random() * 2)]).then(
          () => 'open',
          (error) => error.code,
        ),
      { timeout: 10_000 },
    )
    .toBe('POLL_CLOSED')
})

test('a poll that makes no sense is refused, and its text is not lost by being half stored', async () => {
  const bad = [
    { options: ['one'] },
    { options: ['same', ' same '] },
    { options: ['caf\u00e9', 'cafe\u0301'] },
    { options: ['a', '\u200b\u2060'] },
    { options: ['a', ' '] },
    { options: ['a', 'x'.repeat(101)] },
    { options: Array.from({ length: 13 }, (_, index) => `${index}`) },
    { closesAt: '2020-01-01T00:00:00.000Z' },
  ]
  for (const poll of bad) await expect(ask(poll)).rejects.toEqual(refused('POLL_INVALID'))
  for (const text of ['b\0', '\ud800', 'b\u0007', 'b\u202egpj', `z${'\u0316'.repeat(9)}`])
    await expect(ask({ options: ['a', text] })).rejects.toEqual(refused('TEXT_INVALID'))
})

test('a poll that is deleted takes its options with it and can no longer be voted in', async () => {
  const { core, epoch } = workspace
  const { seq } = await ask({})
  const { output } = await deleteMessage(core, ann, { roomId, epoch, seq })
  expect(output.message.poll).toBeUndefined()
  await expect(choose(ben, seq, [0])).rejects.toEqual(refused('MESSAGE_DELETED'))
})
