import { expect, test } from 'vitest'
import { pan, UNZOOMED, zoomAt } from './zoom.ts'

test('what is under the pointer stays under it', () => {
  const at = { x: 100, y: -50 }
  const before = zoomAt(UNZOOMED, 2, { x: 30, y: 20 })
  const after = zoomAt(before, 1.5, at)
  const pointOf = ({ scale, x, y }: typeof before) =>
    [(at.x - x) / scale, (at.y - y) / scale].map((each) => each.toFixed(6))
  expect(pointOf(after)).toEqual(pointOf(before))
})

test('zooming ends at the whole picture and at eight times', () => {
  expect(zoomAt(zoomAt(UNZOOMED, 3, { x: 9, y: 9 }), 0.1)).toEqual(UNZOOMED)
  expect(zoomAt(UNZOOMED, 100).scale).toBe(8)
})

test('a picture cannot be dragged off the screen', () => {
  const room = { width: 400, height: 300 }
  expect(pan(UNZOOMED, { x: 50, y: 50 }, room)).toEqual(UNZOOMED)
  expect(pan({ scale: 2, x: 0, y: 0 }, { x: 1000, y: -1000 }, room)).toEqual({ scale: 2, x: 200, y: -150 })
})
