import { expect, test } from 'vitest'
import { SentHistory } from './sent-history.ts'

const sent = ['newest', 'older', 'oldest']

test('what was sent comes back, the newest first, and goes again', () => {
  const history = new SentHistory()
  expect(history.step('back', '', sent)).toBe('newest')
  expect(history.step('back', 'newest', sent)).toBe('older')
  expect(history.step('back', 'older', sent)).toBe('oldest')
  expect(history.step('back', 'oldest', sent)).toBeNull()
  expect(history.step('forward', 'oldest', sent)).toBe('older')
  expect(history.step('forward', 'older', sent)).toBe('newest')
  expect(history.step('forward', 'newest', sent)).toBe('')
  expect(history.step('forward', '', sent)).toBeNull()
})

test('a text that was begun is not replaced, nor one that was changed', () => {
  const history = new SentHistory()
  expect(history.step('back', 'begun', sent)).toBeNull()
  expect(history.step('back', '', sent)).toBe('newest')
  expect(history.step('back', 'newest, changed', sent)).toBeNull()
  expect(history.step('back', '', [])).toBeNull()
})
