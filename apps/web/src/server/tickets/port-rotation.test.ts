import { expect, test } from 'vitest'
import { createPortRotation } from './port-rotation.ts'

const several = async (next: () => Promise<number>, count: number) => {
  const named: number[] = []
  for (let turn = 0; turn < count; turn++) named.push(await next())
  return named
}

test('people spread over the instances', async () => {
  const next = createPortRotation([1, 2, 3], async () => true)
  expect(await several(next, 6)).toEqual([1, 2, 3, 1, 2, 3])
})

test('an instance that is not ready is named to nobody, until it is', async () => {
  const ready = new Set([1, 3])
  const next = createPortRotation([1, 2, 3], async (port) => ready.has(port))
  expect(await several(next, 6)).toEqual([1, 3, 3, 1, 3, 3])
  ready.add(2)
  expect(await several(next, 3)).toEqual([1, 2, 3])
})

test('where none is ready, one is named all the same', async () => {
  const next = createPortRotation([1, 2], async () => false)
  expect(await several(next, 2)).toEqual([1, 2])
})

test('the only instance is not asked', async () => {
  const next = createPortRotation([7], () => Promise.reject(new Error('asked')))
  expect(await several(next, 2)).toEqual([7, 7])
})
