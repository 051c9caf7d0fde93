import { expect, test } from 'vitest'
import { FAULTS } from '../faults/index.ts'
import { readOptions } from './read-options.ts'

test('without options every fault runs once, at the load that was promised', () => {
  expect(readOptions([])).toMatchObject({ faults: FAULTS, seeds: [1], rooms: 30, members: 20, rate: 200 })
})

test('seeds count up from the first', () => {
  expect(readOptions(['--fault', 'none,storm', '--seeds', '3', '--seed', '7'])).toMatchObject({ seeds: [7, 8, 9] })
})

test.each([
  [['--fault', 'earthquake'], 'There is no fault called earthquake'],
  [['--rate', 'many'], '--rate must be a whole number'],
  [['--nonsense'], 'nonsense'],
])('%j is refused with a sentence', (words, sentence) => {
  expect(() => readOptions(words)).toThrow(sentence)
})
