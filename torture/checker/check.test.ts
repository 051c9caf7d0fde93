import { beforeEach, expect, test } from 'vitest'
import type { Record, ShownRow } from '../logs/records.ts'
import type { Setting } from '../people/setting.ts'
import { compare } from './check.ts'
import { History } from './history.ts'
import type { TrueMessage, Truth } from './truth.ts'

const setting: Setting = {
  people: [
    { id: 'ann', sessionId: 's0' },
    { id: 'bob', sessionId: 's1' },
  ],
  rooms: [{ id: 'room', members: [0, 1], goesQuiet: false }],
}
const moments = { begunAt: 0, faultAt: 10_000, healedAt: 20_000 }
const row = (seq: number, more: Partial<TrueMessage> = {}): TrueMessage => ({
  seq,
  rev: seq,
  author: 'ann',
  client: `id${seq}`,
  token: `0.${seq}.0`,
  ...more,
})
const shown = ({ seq, rev, author, client, token }: TrueMessage): ShownRow => ['s', seq, rev, author, client, token]

let records: Record[]
let rows: TrueMessage[]
/** Ann writes two messages, both are acked, both people and a new device of Ann's show them. */
beforeEach(() => {
  rows = [row(1), row(2)]
  records = [0, 1].map((device) => ['status', 0, device, 'online'])
  for (const [index, message] of rows.entries()) {
    const at = 1_000 * (index + 1)
    const { client, seq, rev, token } = message
    records.push(
      ['send', at, 0, 0, client, token ?? ''],
      ['ask', at, 0, 's', 0, client, 0],
      ['ack', at + 10, 0, 's', 0, client, seq, rev],
    )
    for (const device of [0, 1]) records.push(['shown', at + 20, device, 0, index, 0, [shown(message)]])
  }
  records.push(['status', 30_000, 2, 'online'], ['shown', 30_010, 2, 0, 0, 0, rows.map(shown)])
  for (const device of [0, 1, 2]) records.push(['final', 31_000, device, 0, false, 0])
})

function judge(truth: Partial<Truth> = {}) {
  const history = new History()
  for (const record of records) history.take(record)
  return compare(history, { rooms: [rows], edits: [new Set()], readPositions: [], ...truth }, setting, moments)
}

test('a run in which everything holds is found to hold', () => {
  expect(judge()).toMatchObject({
    ...{ sent: 2, acked: 2, unknown: 0, rows: 2, lost: 0, phantom: 0, duplicateRows: 0, missing: 0 },
    ...{ duplicatesShown: 0, inversionsShown: 0, unresolved: 0, failedShown: 0, stateMismatches: 0 },
    ...{ readPositionsWrong: 0, signedOut: 0, uncaughtInLoad: 0, examples: [] },
    longestBehindMs: 10,
  })
})

test('I1 an acked message without its row is lost, and so is one acked with another seq', () => {
  rows = [row(1)]
  expect(judge()).toMatchObject({ lost: 1, phantom: 1 })
  rows = [row(1), row(3, { client: 'id2', token: '0.2.0' })]
  expect(judge().lost).toBe(1)
})

test('I1 an acked edit or deletion that left nothing is lost', () => {
  records.push(['ask', 3_000, 0, 'e', 0, 'edit', 1], ['ack', 3_010, 0, 'e', 0, 'edit', 1, 3])
  expect(judge().lost).toBe(1)
  rows = [row(1, { rev: 3, token: '0.1.1' }), row(2)]
  expect(judge({ edits: [new Set(['1 edit'])] }).lost).toBe(0)
  records.push(['ask', 4_000, 0, 'd', 0, '', 2], ['ack', 4_010, 0, 'd', 0, '', 2, 4])
  expect(judge({ edits: [new Set(['1 edit'])] }).lost).toBe(1)
})

test('I3 rows that say the same under two ids are duplicates', () => {
  rows.push(row(3, { client: 'another', token: '0.2.1' }))
  expect(judge()).toMatchObject({ duplicateRows: 1, missing: 3 })
})

test('I4 a message that one member does not hold at the end is missing, once for each', () => {
  rows.push(row(3))
  records.push(['shown', 3_000, 0, 0, 2, 0, [shown(row(3))]])
  expect(judge()).toMatchObject({ missing: 2, stateMismatches: 2 })
})

test('I4 a member who showed nothing at all misses everything', () => {
  records = records.filter(([, , device]) => device !== 1)
  records.push(['status', 0, 1, 'connecting'])
  expect(judge().missing).toBe(2)
})

test('I7 a screen that stayed with an older state differs', () => {
  rows = [row(1), row(2, { rev: 3, token: null })]
  expect(judge()).toMatchObject({ missing: 0, stateMismatches: 3, phantom: 0 })
})

test('I11 a state that was never committed is a phantom, also at a rev that was', () => {
  records.push(['shown', 5_000, 1, 0, 1, 1, [['s', 2, 2, 'ann', 'id2', '0.2.7']]])
  expect(judge()).toMatchObject({ phantom: 1, stateMismatches: 1 })
})

test('I10 a message that neither got an ack nor is shown as failed is unresolved; a failed one is not lost', () => {
  records.push(['send', 6_000, 1, 0, 'mine', '1.0.0'], ['ask', 6_000, 1, 's', 0, 'mine', 0])
  expect(judge()).toMatchObject({ sent: 3, unresolved: 1, unknown: 1 })
  records.push(['shown', 7_000, 1, 0, 2, 0, [['f', 0, 0, 'bob', 'mine', '1.0.0', 'MESSAGE_TOO_LONG']]])
  expect(judge()).toMatchObject({ unresolved: 0, failedShown: 1 })
})

test('I10 edits that still wait are unresolved, too', () => {
  records.push(['final', 32_000, 1, 0, false, 2])
  expect(judge().unresolved).toBe(2)
})

test('I8 a read position that goes back, or past the end, is wrong', () => {
  records.push(['read', 1_000, 0, 0, 2], ['read', 1_001, 0, 0, 1])
  expect(judge({ readPositions: [{ room: 0, person: 'ann', seq: 3 }] }).readPositionsWrong).toBe(2)
})

test('I5 being behind counts while the client believes itself online, not while it knows that it is not', () => {
  const late = row(3)
  rows.push(late)
  records.push(['send', 12_000, 0, 0, 'id3', '0.3.0'], ['ask', 12_000, 0, 's', 0, 'id3', 0])
  records.push(['ack', 12_010, 0, 's', 0, 'id3', 3, 3], ['shown', 12_010, 0, 0, 2, 0, [shown(late)]])
  records.push(
    ['status', 14_010, 1, 'waiting'],
    ['status', 24_000, 1, 'online'],
    ['shown', 24_500, 1, 0, 2, 0, [shown(late)]],
  )
  const found = judge()
  expect(found.longestBehindMs).toBe(2_000)
  expect(found).toMatchObject({ convergedAfterMs: 4_500, outages: 1, longestOutageMs: 9_990 })
})

test('a client that was signed out is told', () => {
  records.push(['status', 9_000, 1, 'ended'])
  expect(judge().signedOut).toBe(1)
})
