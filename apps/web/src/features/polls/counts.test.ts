import { expect, test } from 'vitest'
import { countsWith, toggled } from './counts.ts'

const poll = {
  options: [
    { text: 'a', votes: 3 },
    { text: 'b', votes: 1 },
  ],
  voters: 4,
}

test('an own vote is counted once, whether the server counted it yet or not', () => {
  expect(countsWith(poll, [], [0])).toEqual({ votes: [4, 1], voters: 5 })
  expect(countsWith(poll, [0], [0])).toEqual({ votes: [3, 1], voters: 4 })
  expect(countsWith(poll, [0], [1])).toEqual({ votes: [2, 2], voters: 4 })
  expect(countsWith(poll, [0], [])).toEqual({ votes: [2, 1], voters: 3 })
})

test('a click chooses, a second one takes it back, and one choice replaces another', () => {
  expect(toggled([], 1, false)).toEqual([1])
  expect(toggled([1], 0, false)).toEqual([0])
  expect(toggled([1], 1, false)).toEqual([])
  expect(toggled([1], 0, true)).toEqual([0, 1])
})
