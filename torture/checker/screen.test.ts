import { expect, test } from 'vitest'
import type { ShownRow } from '../logs/records.ts'
import { Screen } from './screen.ts'

const sent = (seq: number, token: string | null = `0.${seq}.0`): ShownRow => ['s', seq, seq, 'ann', `id${seq}`, token]
const pending = (number: number): ShownRow => ['p', 0, 0, 'ann', `id${number}`, `0.${number}.0`]

test('a screen that fills in order is right, also where a gap is filled in the middle', () => {
  const screen = new Screen()
  screen.change(1, 0, 0, [sent(1), sent(4)])
  screen.change(2, 1, 0, [sent(2), sent(3)])
  screen.change(3, 4, 0, [pending(5)])
  screen.change(4, 4, 1, [sent(5)])
  expect(screen.rows.map(([, seq]) => seq)).toEqual([1, 2, 3, 4, 5])
  expect([screen.inversions, screen.duplicates]).toEqual([0, 0])
  expect(screen.shownAt.get(3)).toBe(2)
})

test('I2 a message above an earlier one, or below a pending one, is an inversion', () => {
  const screen = new Screen()
  screen.change(1, 0, 0, [sent(1), sent(3)])
  expect(screen.change(2, 2, 0, [sent(2)])).toHaveLength(1)
  screen.change(3, 3, 0, [pending(9)])
  screen.change(4, 4, 0, [sent(4)])
  expect(screen.inversions).toBe(2)
})

test('I6 a message that stands there twice is a duplicate: by its id, or by what it says under another id', () => {
  const screen = new Screen()
  screen.change(1, 0, 0, [sent(1), pending(1)])
  expect(screen.duplicates).toBe(1)
  screen.change(2, 1, 1, [sent(2, '0.1.0')])
  expect(screen.duplicates).toBe(2)
})

test('a failed edit may repeat what its message says', () => {
  const screen = new Screen()
  screen.change(1, 0, 0, [sent(1), ['f', 0, 0, 'ann', 'act', '0.1.1', 'MESSAGE_DELETED']])
  expect(screen.duplicates).toBe(0)
})
