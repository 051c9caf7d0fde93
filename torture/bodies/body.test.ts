import { expect, test } from 'vitest'
import { bodyOf, originOf, tokenOf } from './body.ts'

test('a body tells its token, and a damaged one tells none that was written', () => {
  expect(tokenOf(bodyOf('12.34.0'))).toBe('12.34.0')
  expect(tokenOf(null)).toBeNull()
  expect(tokenOf(`${bodyOf('12.34.0')}x`)).toContain('damaged')
})

test('versions of one message have one origin', () => {
  expect(originOf('12.34.0')).toBe(originOf('12.34.2'))
  expect(originOf('12.34.0')).not.toBe(originOf('12.35.0'))
})
