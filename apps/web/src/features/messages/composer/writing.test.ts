import { DEFAULT_LIMITS } from '@parley/protocol'
import { expect, it } from 'vitest'
import { outlineOf } from './writing.ts'

const limits = { ...DEFAULT_LIMITS, bodyCharacters: 100 }
const drawn = (text: string) => JSON.stringify(outlineOf(text, limits))

it('a key that changes nothing beside the box draws nothing', () => {
  expect(drawn('hello there')).toBe(drawn('hello ther'))
  expect(drawn('今天下午三点')).toBe(drawn('今天下午三'))
})

it('the first letter, another language, and each one near the limit are drawn', () => {
  expect(drawn('h')).not.toBe(drawn(''))
  expect(drawn(' ')).not.toBe(drawn(''))
  expect(drawn(' h')).not.toBe(drawn(' '))
  expect(drawn('今天')).not.toBe(drawn('today'))
  const near = 'x'.repeat(95)
  expect(drawn(near)).not.toBe(drawn(`${near}x`))
  expect(drawn('x'.repeat(100))).not.toBe(drawn('x'.repeat(101)))
})
