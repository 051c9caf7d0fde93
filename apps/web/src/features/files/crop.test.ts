import { expect, test } from 'vitest'
import { bounded, cropOf, framed } from './crop.ts'

const wide = { width: 801, height: 400 }

test('without a choice the square in the middle is taken', () => {
  expect(cropOf(wide, framed(wide))).toEqual({ left: 201, top: 0, size: 400 })
})

test('whatever is chosen lies within the picture, in whole pixels', () => {
  for (const zoom of [0.1, 1, 1.7, 3, 99])
    for (const x of [-1000, 0, 333.3, 801, 5000])
      for (const y of [-9, 200, 9999]) {
        const { left, top, size } = cropOf(wide, bounded(wide, { zoom, x, y }))
        expect([left, top, size].every(Number.isInteger)).toBe(true)
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
        expect(left + size).toBeLessThanOrEqual(801)
        expect(top + size).toBeLessThanOrEqual(400)
      }
})
