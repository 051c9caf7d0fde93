import type { HistoryPage, Message, SyncPage } from '@parley/protocol'
import { expect, test } from 'vitest'
import { fitHistory, fitSync } from './fit-frame.ts'

const messages = [1, 2, 3, 4].map((seq) => ({ seq, rev: seq, body: 'x'.repeat(100) }) as Message)
const page: HistoryPage = { messages, people: [], head: 4, more: false }

test('a page that fits is left as it is', () => {
  expect(fitHistory(page, 'newest')).toBe(page)
})

test('a page of long messages keeps the end next to the reader, and says that there is more', () => {
  const newest = fitHistory(page, 'newest', 250)
  expect(newest.messages.map(({ seq }) => seq)).toEqual([3, 4])
  expect(newest.more).toBe(true)
  expect(fitHistory(page, 'oldest', 250).messages.map(({ seq }) => seq)).toEqual([1, 2])
  expect(fitHistory(page, 'oldest', 1).messages).toHaveLength(1)
})

test('I4 changes that are left out lie after what the page completes', () => {
  const sync: SyncPage = {
    changes: messages.map((message) => ({ type: 'message', rev: message.rev, message })),
    people: [],
    completeTo: 9,
    head: 9,
    more: false,
  }
  expect(fitSync(sync)).toBe(sync)
  const cut = fitSync(sync, 1300)
  expect(cut.changes.map(({ rev }) => rev)).toEqual([1, 2])
  expect(cut).toMatchObject({ completeTo: 2, more: true, head: 9 })
})
