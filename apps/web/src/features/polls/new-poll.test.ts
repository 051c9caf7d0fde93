import { expect, test } from 'vitest'
import { faultOf } from './new-poll.ts'

test('a poll has a question and at least two options that differ and are short', () => {
  expect(faultOf(' ', ['a', 'b'], 100)).toBe('question')
  expect(faultOf('x'.repeat(101), ['a', 'b'], 100)).toBe('question')
  expect(faultOf('Tea?', ['a', ' '], 100)).toBe('tooFew')
  expect(faultOf('Tea?', ['a', ' a '], 100)).toBe('alike')
  expect(faultOf('Tea?', ['caf\u00e9', 'cafe\u0301'], 100)).toBe('alike')
  expect(faultOf('Tea?', ['a', '茶'.repeat(101)], 100)).toBe('tooLong')
  expect(faultOf('Tea?', ['a', '茶'.repeat(100), ''], 100)).toBe(null)
})
