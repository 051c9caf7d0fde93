import { DEFAULT_LIMITS } from '@parley/protocol'
import { expect, test } from 'vitest'
import { parseBody } from './body.ts'

const refusal = (input: string, limits = DEFAULT_LIMITS) => {
  try {
    parseBody(input, limits)
    return null
  } catch (error) {
    return error
  }
}

test('a body is kept as it was typed, without the white space at its end', () => {
  expect(parseBody('  hi  there \n\n', DEFAULT_LIMITS)).toBe('  hi  there')
  expect(parseBody('```\n  code\n```\u3000', DEFAULT_LIMITS)).toBe('```\n  code\n```')
})

test('what cannot be stored is refused by name, before anything else', () => {
  expect(refusal('\0')).toMatchObject({ code: 'TEXT_INVALID', field: 'body' })
  expect(refusal(`${'x'.repeat(100_000)}\ud800`)).toMatchObject({ code: 'TEXT_INVALID', field: 'body' })
})

test('a body in which nothing can be seen is empty', () => {
  for (const input of ['', '  \n', '\u200b\u200d', '\u3164'])
    expect(refusal(input)).toMatchObject({ code: 'MESSAGE_EMPTY' })
})

test('the limit counts code points, and is told', () => {
  expect(parseBody('😀'.repeat(16_383), DEFAULT_LIMITS)).toHaveLength(32_766)
  expect(refusal('a'.repeat(16_384))).toMatchObject({ code: 'MESSAGE_TOO_LONG', field: 'body', limit: 16_383 })
  expect(parseBody(`${'a'.repeat(16_383)}${' '.repeat(50)}`, DEFAULT_LIMITS)).toHaveLength(16_383)
})

test('where bytes are over, the limit that is told is how many such characters fit', () => {
  const limits = { bodyCharacters: 100, bodyBytes: 30 }
  expect(parseBody('汉'.repeat(10), limits)).toBe('汉'.repeat(10))
  expect(refusal('汉'.repeat(11), { ...DEFAULT_LIMITS, ...limits })).toMatchObject({
    code: 'MESSAGE_TOO_LONG',
    limit: 10,
  })
})

test('a body of white space and one letter takes no time', () => {
  // The best of a few: another process on the machine must not decide.
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    parseBody(`${' '.repeat(60_000)}x`, { bodyCharacters: 65_536, bodyBytes: 65_536 })
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(200)
})
