import { expect, test } from 'vitest'
import { sidebarWidthOf } from './choices.ts'

test('a remembered width is kept within its bounds', () => {
  expect(sidebarWidthOf('300')).toBe(300)
  expect(sidebarWidthOf('9000')).toBe(360)
  expect(sidebarWidthOf('-5')).toBe(220)
})

test('what is no width is the usual one', () => {
  for (const value of [undefined, '', 'wide', '1e999', null]) expect(sidebarWidthOf(value)).toBe(260)
})
