import { expect, test } from 'vitest'
import { boxOf, heightOf } from './box-of.ts'

test('a picture keeps its shape within 480 × 360, is never enlarged, and stays large enough to press', () => {
  expect(boxOf({ width: 4000, height: 3000 })).toEqual({ width: 480, height: 360 })
  expect(boxOf({ width: 3000, height: 4000 })).toEqual({ width: 270, height: 360 })
  expect(boxOf({ width: 200, height: 100 })).toEqual({ width: 200, height: 100 })
  expect(boxOf({ width: 1, height: 1 })).toEqual({ width: 44, height: 44 })
  expect(boxOf({ width: 9000, height: 30 })).toEqual({ width: 480, height: 44 })
})

test('the height of a row is known before its pictures are there', () => {
  const square = { width: 100, height: 100 }
  expect(heightOf([])).toBe(0)
  expect(heightOf([square])).toBe(108)
  expect(heightOf([square, square])).toBe(212)
  expect(heightOf(Array.from({ length: 10 }, () => square))).toBe(648)
})
