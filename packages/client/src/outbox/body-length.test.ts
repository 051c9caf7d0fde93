import { expect, test } from 'vitest'
import { refuseLength } from './body-length.ts'

const limits = { bodyCharacters: 10, bodyBytes: 30 }

test('a body is measured in code points and in bytes of UTF-8, without the white space at its end', () => {
  for (const body of ['x'.repeat(10), '消'.repeat(10), '😀'.repeat(7), `${'x'.repeat(10)}${' '.repeat(100)}`]) {
    expect(refuseLength(body, limits), body).toBeNull()
  }
  expect(refuseLength('x'.repeat(11), limits)).toMatchObject({ code: 'MESSAGE_TOO_LONG', field: 'body', limit: 10 })
  expect(refuseLength('😀'.repeat(8), limits)).toMatchObject({ code: 'MESSAGE_TOO_LONG', limit: 7 })
})

test('what a frame cannot hold is too long, whatever the limits of the server say', () => {
  const generous = { bodyCharacters: 1_000_000, bodyBytes: 1_000_000 }
  expect(refuseLength('x'.repeat(900_000), generous)).toBeNull()
  expect(refuseLength('x'.repeat(1_000_000), generous)?.code).toBe('MESSAGE_TOO_LONG')
  expect(refuseLength('\n'.repeat(900_000), generous)?.code).toBe('MESSAGE_TOO_LONG')
  expect(refuseLength(`x${' '.repeat(1_100_000)}`, limits)?.code).toBe('MESSAGE_TOO_LONG')
})
