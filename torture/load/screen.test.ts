import type { TimelineRow } from '@parley/client'
import { expect, test } from 'vitest'
import { bodyOf } from '../bodies/body.ts'
import type { ShownRow } from '../logs/records.ts'
import { compareScreens } from './screen.ts'

const sent = (seq: number): TimelineRow => ({
  key: `key${seq}`,
  state: 'sent',
  pending: null,
  message: {
    seq,
    rev: seq,
    authorId: 'ann',
    clientId: `id${seq}`,
    body: bodyOf(`0.${seq}.0`),
    createdAt: '',
    editedAt: null,
    deletedAt: null,
  },
})

test('what changed on a screen, played back, gives the screen', () => {
  const [one, two, three, four] = [sent(1), sent(2), sent(3), sent(4)]
  const screens = [[], [one], [one, three], [one, two, three], [one, sent(2), three, four], [four], [one, two]]
  const played: ShownRow[] = []
  let before: readonly TimelineRow[] = []
  for (const after of screens) {
    const change = compareScreens(before, after)
    if (change) played.splice(change.index, change.removed, ...change.rows)
    expect(played.map(([, seq]) => seq)).toEqual(after.map((row) => (row.state === 'sent' ? row.message.seq : 0)))
    before = after
  }
})

test('a row that nobody would see change is no change', () => {
  const row = sent(1)
  expect(compareScreens([row], [{ ...row }])).toBeNull()
})
